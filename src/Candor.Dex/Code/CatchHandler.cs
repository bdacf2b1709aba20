namespace Candor.Dex;

/// <summary>One handler of a try block.</summary>
/// <param name="Type">The exception type, known to be in the file's table; none catches everything.</param>
/// <param name="Target">Where it starts, in code units; not checked.</param>
public readonly record struct CatchHandler(TypeHandle Type, uint Target);
