namespace Candor.Dex;

/// <summary>What one stretch of methods yields: call sites that still name table rows, hits, and problems, in the order of the code.</summary>
internal sealed class CodeChunk(int firstMethod, int endMethod)
{
    public int FirstMethod { get; } = firstMethod;

    public int EndMethod { get; } = endMethod;

    /// <summary>The number of sites up to the end of each method of the chunk.</summary>
    public int[] SiteEnds { get; } = new int[endMethod - firstMethod];

    public List<RawSite> Sites { get; } = [];

    public List<ReferenceHit> Hits { get; } = [];

    public List<DexProblem> Problems { get; } = [];
}

/// <summary>
/// A call site. <paramref name="Operand"/> is a target (<see cref="TargetSets"/>) for direct calls and class initialisers, a method index of the
/// file for virtual ones, a call site index for custom ones, and a class number for callbacks.
/// </summary>
internal readonly record struct RawSite(int Offset, CallKind Kind, int Operand);
