namespace Candor.Dex;

/// <summary>A method pointer (the format calls it method_handle, java.lang.invoke.MethodHandle) of one file, by its place in the file's table.</summary>
/// <param name="Index">Place in the table, from 0.</param>
public readonly record struct PointerHandle(int Index);
