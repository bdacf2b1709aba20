namespace Candor.Dex;

/// <summary>
/// The methods that may run once one of the entry methods runs, each with a shortest call path. A breadth-first search from all entries at
/// once; of paths of the same length the one that leaves the entry with the lower number, and then the earlier call site, is kept. Immutable.
/// </summary>
public sealed class Reachability
{
    private const int NotReached = -2;
    private const int IsEntry = -1;
    private readonly CallGraph _graph;
    private readonly int[] _parents;
    private readonly int[] _sites;
    private readonly int[] _positions;
    private readonly List<int> _order = [];

    private Reachability(CallGraph graph)
    {
        _graph = graph;
        _parents = new int[graph.Program.MethodCount];
        _sites = new int[_parents.Length];
        _positions = new int[_parents.Length];
        Array.Fill(_parents, NotReached);
    }

    /// <summary>The methods reached, in the order of their distance from an entry.</summary>
    public IReadOnlyList<int> Methods => _order;

    /// <summary>Searches from entry methods.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="entries">Method numbers, in any order.</param>
    /// <param name="follow">Which edges to follow; all when left out.</param>
    public static Reachability From(CallGraph graph, IEnumerable<int> entries, Func<CallEdge, bool>? follow = null)
    {
        Reachability result = new(graph);
        foreach (int entry in entries.Order())
        {
            if (result._parents[entry] == NotReached)
            {
                result._parents[entry] = IsEntry;
                result._order.Add(entry);
            }
        }

        result.Search(follow);
        return result;
    }

    /// <summary>Whether a method may run.</summary>
    /// <param name="methodId">The method.</param>
    public bool IsReached(int methodId) => _parents[methodId] != NotReached;

    /// <summary>A shortest path from an entry to a method, both included.</summary>
    /// <param name="methodId">The method.</param>
    /// <returns>The steps, the entry first; empty when the method is not reached.</returns>
    public IReadOnlyList<PathStep> PathTo(int methodId)
    {
        if (!IsReached(methodId))
        {
            return [];
        }

        List<PathStep> steps = [new(methodId, -1, null, -1)];
        int current = methodId;
        while (_parents[current] != IsEntry)
        {
            CallEdge edge = _graph.Sites.Edge(_parents[current], _sites[current], _positions[current]);
            steps.Add(new PathStep(edge.Caller, edge.CodeOffset, edge.Kind, edge.ViaType));
            current = edge.Caller;
        }

        steps.Reverse();
        return steps;
    }

    private void Search(Func<CallEdge, bool>? follow)
    {
        CallSites sites = _graph.Sites;
        bool[] seenSets = new bool[sites.SetCount];
        for (int next = 0; next < _order.Count; next++)
        {
            int caller = _order[next];
            for (int site = sites.Start(caller); site < sites.Start(caller + 1); site++)
            {
                int target = sites.Target(site);
                if (target >= 0 && follow is null)
                {
                    // Without a filter the targets of a shared set are all reached when it is met first.
                    if (seenSets[target])
                    {
                        continue;
                    }

                    seenSets[target] = true;
                }

                Visit(sites, caller, site, follow);
            }
        }
    }

    private void Visit(CallSites sites, int caller, int site, Func<CallEdge, bool>? follow)
    {
        int count = sites.TargetCount(site);
        for (int i = 0; i < count; i++)
        {
            int callee = sites.TargetAt(site, i);
            if (_parents[callee] == NotReached && (follow is null || follow(sites.Edge(caller, site, i))))
            {
                _parents[callee] = caller;
                _sites[callee] = site;
                _positions[callee] = i;
                _order.Add(callee);
            }
        }
    }
}
