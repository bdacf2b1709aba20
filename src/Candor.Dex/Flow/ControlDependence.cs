namespace Candor.Dex;

/// <summary>
/// Which blocks run only if a branch goes a certain way (control dependence; Ferrante, Ottenstein and Warren, TOPLAS 1987).
/// </summary>
internal sealed class ControlDependence
{
    /// <summary>Most pairs of a branch and a block that it decides, over a method. Nobody writes that many; what lies beyond counts as undecided.</summary>
    private const int MaxPairs = 4_000_000;

    private readonly int[][] _controlled;
    private readonly int[] _post;

    public ControlDependence(MethodBody body)
    {
        int count = body.Blocks.Length;
        _post = PostDominators(body);
        _controlled = new int[count][];
        int pairs = 0;
        for (int i = 0; i < count; i++)
        {
            List<int> controlled = [];
            if (body.Blocks[i].Successors.Length > 1)
            {
                HashSet<int> seen = [];
                foreach (int next in body.Blocks[i].Successors)
                {
                    for (int at = next; at != _post[i] && at < count && pairs < MaxPairs && seen.Add(at); at = _post[at])
                    {
                        pairs++;
                        controlled.Add(at);
                    }
                }
            }

            _controlled[i] = [.. controlled];
        }
    }

    public int Count => _controlled.Length;

    /// <summary>The blocks whose run a branch at the end of a block decides.</summary>
    public ReadOnlySpan<int> DecidedBy(int block) => _controlled[block];

    /// <summary>The blocks whose branch decides whether a block runs.</summary>
    public IEnumerable<int> Deciding(int block)
    {
        for (int i = 0; i < _controlled.Length; i++)
        {
            if (_controlled[i].Contains(block))
            {
                yield return i;
            }
        }
    }

    /// <summary>The blocks from a handler on that run only if what it catches is thrown in a block.</summary>
    public IEnumerable<int> DecidedByThrow(int block, int handler)
    {
        for (int at = handler, steps = 0; at != _post[block] && at < Count && steps < Count; at = _post[at], steps++)
        {
            yield return at;
        }
    }

    /// <summary>The nearest block that every way to the end passes; the number of blocks stands for the end itself.</summary>
    private static int[] PostDominators(MethodBody body)
    {
        int count = body.Blocks.Length;
        int[] result = new int[count + 1];
        Array.Fill(result, -1);
        result[count] = count;

        // Order: an ancestor in the tree must have a greater rank. The depth in the reversed graph from the end gives one.
        List<int>[] before = new List<int>[count + 1];
        for (int i = 0; i <= count; i++)
        {
            before[i] = [];
        }

        for (int i = 0; i < count; i++)
        {
            if (body.Blocks[i].Successors.Length == 0)
            {
                before[count].Add(i);
            }

            foreach (int next in body.Blocks[i].Successors)
            {
                before[next].Add(i);
            }
        }

        int[] rank = new int[count + 1];
        Array.Fill(rank, -1);
        List<int> order = [];
        Stack<(int Node, int Child)> stack = new([(count, 0)]);
        bool[] seen = new bool[count + 1];
        seen[count] = true;
        while (stack.TryPop(out (int Node, int Child) top))
        {
            if (top.Child >= before[top.Node].Count)
            {
                rank[top.Node] = order.Count;
                order.Add(top.Node);
                continue;
            }

            stack.Push((top.Node, top.Child + 1));
            int child = before[top.Node][top.Child];
            if (!seen[child])
            {
                seen[child] = true;
                stack.Push((child, 0));
            }
        }

        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = order.Count - 2; i >= 0; i--)
            {
                int node = order[i];
                int meet = -1;
                IEnumerable<int> nexts = body.Blocks[node].Successors.Length == 0 ? [count] : body.Blocks[node].Successors;
                foreach (int next in nexts)
                {
                    if (result[next] < 0)
                    {
                        continue;
                    }

                    meet = meet < 0 ? next : Meet(meet, next, result, rank);
                }

                if (meet != result[node])
                {
                    result[node] = meet;
                    changed = true;
                }
            }
        }

        for (int i = 0; i < count; i++)
        {
            result[i] = result[i] < 0 ? count : result[i];
        }

        return result;
    }

    private static int Meet(int a, int b, int[] parents, int[] rank)
    {
        while (a != b)
        {
            while (rank[a] < rank[b])
            {
                a = parents[a];
            }

            while (rank[b] < rank[a])
            {
                b = parents[b];
            }
        }

        return a;
    }
}
