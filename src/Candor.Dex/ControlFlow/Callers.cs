namespace Candor.Dex;

/// <summary>Finds the methods that call one of a set of methods: one pass over the call sites, each shared set of targets looked at once.</summary>
public static class Callers
{
    /// <summary>The methods that may call one of some methods by a call instruction, in the order of their numbers.</summary>
    /// <param name="graph">The call graph.</param>
    /// <param name="isSought">For each method of the program, whether its callers are sought.</param>
    /// <param name="maxTargets">Call sites with more targets are passed over.</param>
    /// <exception cref="ArgumentException">The list is not as long as the program has methods.</exception>
    public static IReadOnlyList<int> Of(CallGraph graph, ReadOnlySpan<bool> isSought, int maxTargets)
    {
        if (isSought.Length != graph.Program.MethodCount)
        {
            throw new ArgumentException("The list must have an entry for each method.", nameof(isSought));
        }

        CallSites sites = graph.Sites;
        sbyte[] known = new sbyte[sites.SetCount];
        List<int> callers = [];
        for (int method = 0; method < isSought.Length; method++)
        {
            for (int site = sites.Start(method); site < sites.Start(method + 1); site++)
            {
                if (sites.Kind(site) is CallKind.Direct or CallKind.Virtual or CallKind.Interface && Leads(sites, site, isSought, maxTargets, known))
                {
                    callers.Add(method);
                    break;
                }
            }
        }

        return callers;
    }

    private static bool Leads(CallSites sites, int site, ReadOnlySpan<bool> isSought, int maxTargets, sbyte[] known)
    {
        int set = sites.Target(site);
        if (set < 0)
        {
            return isSought[~set];
        }

        if (known[set] == 0)
        {
            int count = sites.TargetCount(site);
            bool found = false;
            for (int i = 0; i < count && count <= maxTargets && !found; i++)
            {
                found = isSought[sites.TargetAt(site, i)];
            }

            known[set] = (sbyte)(found ? 1 : -1);
        }

        return known[set] > 0;
    }
}
