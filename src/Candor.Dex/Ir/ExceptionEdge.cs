namespace Candor.Dex;

/// <summary>From a block to a handler of what is thrown in it.</summary>
/// <param name="Type">The type that the handler takes, in the file's table; none for everything.</param>
/// <param name="Block">The block of the handler.</param>
public readonly record struct ExceptionEdge(TypeHandle Type, int Block);
