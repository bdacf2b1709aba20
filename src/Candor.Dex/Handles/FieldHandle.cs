namespace Candor.Dex;

/// <summary>A field reference of one file, by its place in the file's table.</summary>
/// <param name="Index">Place in the table, from 0.</param>
public readonly record struct FieldHandle(int Index);
