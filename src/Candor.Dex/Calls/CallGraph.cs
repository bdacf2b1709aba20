namespace Candor.Dex;

/// <summary>
/// The calls between the methods of an app, by class-hierarchy analysis, with edges for callbacks and class initialisers; and, from the same
/// pass over the code, the places that use what was looked for. Calls into the platform are no edges. Immutable; the same on any number of
/// cores. Reflection, native code and code loaded at run time are not seen.
/// </summary>
public sealed class CallGraph
{
    private readonly CallSites _sites;
    private readonly int[] _hitStarts;
    private readonly ReferenceHit[] _hits;

    internal CallGraph(ClassHierarchy hierarchy, CallSites sites, ReferenceHit[] hits, IReadOnlyList<CallCutOff> cutOffs, IReadOnlyList<DexProblem> problems)
    {
        Hierarchy = hierarchy;
        _sites = sites;
        _hits = hits;
        _hitStarts = new int[hierarchy.Program.MethodCount + 1];
        foreach (ReferenceHit hit in hits)
        {
            _hitStarts[hit.MethodId + 1]++;
        }

        for (int i = 1; i < _hitStarts.Length; i++)
        {
            _hitStarts[i] += _hitStarts[i - 1];
        }

        CutOffs = cutOffs;
        Problems = problems;
    }

    /// <summary>The types of the app and the platform.</summary>
    public ClassHierarchy Hierarchy { get; }

    /// <summary>The app.</summary>
    public DexProgram Program => Hierarchy.Program;

    /// <summary>Every place that uses what was looked for, by method and then by offset.</summary>
    public IReadOnlyList<ReferenceHit> Hits => _hits;

    /// <summary>Virtual calls with too many targets.</summary>
    public IReadOnlyList<CallCutOff> CutOffs { get; }

    /// <summary>Methods whose code could not be read, or not to its end; what stands before the fault counts.</summary>
    public IReadOnlyList<DexProblem> Problems { get; }

    /// <summary>How many call sites have a target in the app.</summary>
    public int SiteCount => _sites.Count;

    internal CallSites Sites => _sites;

    /// <summary>Reads the code of every method once, on all cores, and builds the graph.</summary>
    /// <param name="hierarchy">The types of the app and the platform.</param>
    /// <param name="patterns">What to look for; nothing when left out.</param>
    /// <exception cref="ArgumentException">A pattern is not a method or field signature.</exception>
    public static CallGraph Build(ClassHierarchy hierarchy, ReferencePatterns? patterns = null) =>
        new CallGraphBuilder(hierarchy, patterns).Build();

    /// <summary>The places in one method that use what was looked for, by offset.</summary>
    /// <param name="methodId">The method.</param>
    public ReadOnlySpan<ReferenceHit> HitsIn(int methodId) =>
        _hits.AsSpan(_hitStarts[methodId], _hitStarts[methodId + 1] - _hitStarts[methodId]);

    /// <summary>The edges that leave a method, by offset; targets of one site by their numbers.</summary>
    /// <param name="methodId">The method.</param>
    public IEnumerable<CallEdge> EdgesFrom(int methodId)
    {
        for (int site = _sites.Start(methodId); site < _sites.Start(methodId + 1); site++)
        {
            int count = _sites.TargetCount(site);
            for (int i = 0; i < count; i++)
            {
                yield return _sites.Edge(methodId, site, i);
            }
        }
    }
}
