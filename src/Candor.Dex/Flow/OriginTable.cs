namespace Candor.Dex;

/// <summary>
/// What tells where sinks lead to. What comes to a sink in the same method in which data comes to the way to it belongs to that data; what comes there
/// elsewhere may: it counts where nothing does in that method.
/// </summary>
internal sealed class OriginTable(FlowRules rules, SymbolPool symbols, SitePool sites)
{
    private readonly Dictionary<(MethodNode? Node, int Site), SortedSet<(int Source, int Method, int Offset)>> _byNode = [];
    private readonly Dictionary<int, SortedSet<(int Source, int Method, int Offset)>> _bySite = [];

    /// <summary>Takes a hit that tells an origin; false where it is one of data.</summary>
    public bool TryAdd(MethodNode? node, int label, int site)
    {
        Symbol symbol = symbols[label];
        if (!rules.Sources[symbol.TypeId].IsOrigin)
        {
            return false;
        }

        (int method, int offset) = sites[(int)symbol.Number];
        Bucket(_byNode, (node, site)).Add((symbol.TypeId, method, offset));
        Bucket(_bySite, site).Add((symbol.TypeId, method, offset));
        return true;
    }

    /// <summary>The origins for a sink, ordered.</summary>
    public IReadOnlyList<FlowOrigin> Of(MethodNode? node, int site) =>
        [.. (_byNode.GetValueOrDefault((node, site)) ?? _bySite.GetValueOrDefault(site) ?? []).Select(static o => new FlowOrigin(o.Source, o.Method, o.Offset))];

    /// <summary>Whether data at this argument leaves: of a sink that is given something, the receiver tells only where to.</summary>
    public bool Leaves(int sink, int argument) =>
        argument > 0 || !rules.Sinks[sink].AsksOrigin || rules.Sinks[sink].SendsReceiver || rules.Sinks[sink].Signature.Contains("()", StringComparison.Ordinal);

    private static SortedSet<(int, int, int)> Bucket<T>(Dictionary<T, SortedSet<(int, int, int)>> buckets, T key)
        where T : notnull
    {
        if (!buckets.TryGetValue(key, out SortedSet<(int, int, int)>? bucket))
        {
            buckets.Add(key, bucket = []);
        }

        return bucket;
    }
}
