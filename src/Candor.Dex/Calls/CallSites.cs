namespace Candor.Dex;

/// <summary>Call sites in rows by caller (compressed sparse rows), with their target sets.</summary>
internal sealed class CallSites(int[] starts, int[] offsets, CallKind[] kinds, int[] targets, TargetSets sets)
{
    public int Count => offsets.Length;

    public int SetCount => sets.Count;

    public int Start(int method) => starts[method];

    public int Offset(int site) => offsets[site];

    public CallKind Kind(int site) => kinds[site];

    /// <summary>The target set of a site: ~method for a single target.</summary>
    public int Target(int site) => targets[site];

    public int TargetCount(int site) => targets[site] < 0 ? 1 : sets.Targets(targets[site]).Length;

    public int TargetAt(int site, int position) => targets[site] < 0 ? ~targets[site] : sets.Targets(targets[site])[position];

    public CallEdge Edge(int caller, int site, int position) => new(
        caller, offsets[site], kinds[site], TargetAt(site, position), targets[site] < 0 ? -1 : sets.Via(targets[site])[position]);
}
