namespace Candor.Dex;

/// <summary>A class definition of one file, by its place in the file's table.</summary>
/// <param name="Index">Place in the table, from 0.</param>
public readonly record struct ClassHandle(int Index);
