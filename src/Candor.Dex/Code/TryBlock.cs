namespace Candor.Dex;

/// <summary>A range of code whose exceptions are caught. Ranges of a hostile file may overlap or leave the method.</summary>
/// <param name="Start">The first instruction, in code units.</param>
/// <param name="Length">The length in code units.</param>
/// <param name="HandlerOffset">Where its handlers stand, in bytes from the start of the handler list.</param>
public readonly record struct TryBlock(uint Start, int Length, int HandlerOffset);
