namespace Candor.Dex;

/// <summary>From this code offset on, instructions come from this source line.</summary>
/// <param name="CodeOffset">Code units from the start of the method.</param>
/// <param name="Line">The source line. A hostile file may give any number.</param>
public readonly record struct LineEntry(long CodeOffset, long Line);
