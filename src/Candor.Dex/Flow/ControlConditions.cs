namespace Candor.Dex;

/// <summary>
/// What the run of each block depends on: the data of the branches that decide whether it runs (control dependence; Ferrante, Ottenstein and
/// Warren, TOPLAS 1987). Used for implicit flows only.
/// </summary>
internal sealed class ControlConditions
{
    private readonly int[][] _controlled;
    private readonly int[][] _conditions;

    public ControlConditions(MethodBody body)
    {
        int count = body.Blocks.Length;
        _conditions = new int[count][];
        Array.Fill(_conditions, ValueSet.Empty);
        int[] post = PostDominators(body);
        List<int>[] controlled = new List<int>[count];
        for (int i = 0; i < count; i++)
        {
            controlled[i] = [];
            if (body.Blocks[i].Successors.Length < 2)
            {
                continue;
            }

            foreach (int next in body.Blocks[i].Successors.Distinct())
            {
                for (int at = next, steps = 0; at != post[i] && at < count && steps < count; at = post[at], steps++)
                {
                    if (!controlled[i].Contains(at))
                    {
                        controlled[i].Add(at);
                    }
                }
            }
        }

        _controlled = [.. controlled.Select(static c => c.ToArray())];
    }

    public int[] Of(int block) => _conditions[block];

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

    /// <summary>Notes that a branch depends on data; blocks that learn something new run again.</summary>
    public void Depend(int block, int[] data, SortedSet<int> pending, FrameState?[] states)
    {
        data = ValueSet.Union(data, _conditions[block]);
        foreach (int one in _controlled[block])
        {
            int[] joined = ValueSet.Union(_conditions[one], data);
            if (joined.Length != _conditions[one].Length)
            {
                _conditions[one] = joined;
                if (states[one] is not null)
                {
                    pending.Add(one);
                }
            }
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
