namespace Candor.Dex;

/// <summary>A string of one file, by its place in the file's table.</summary>
/// <param name="Index">Place in the table, from 0. -1 means none.</param>
public readonly record struct StringHandle(int Index)
{
    /// <summary>No string.</summary>
    public static StringHandle None => new(-1);

    /// <summary>Whether there is none.</summary>
    public bool IsNone => Index < 0;
}
