namespace Candor.Dex;

/// <summary>What the run of each block depends on: the data of the branches that decide whether it runs.</summary>
internal sealed class ControlConditions
{
    private readonly ControlDependence _dependence;
    private readonly int[][] _conditions;

    public ControlConditions(ControlDependence dependence)
    {
        _dependence = dependence;
        _conditions = new int[dependence.Count][];
        Array.Fill(_conditions, ValueSet.Empty);
    }

    public int[] Of(int block) => _conditions[block];

    /// <summary>The blocks whose branch decides whether a block runs.</summary>
    public IEnumerable<int> Deciding(int block) => _dependence.Deciding(block);

    /// <summary>Notes that a branch depends on data; blocks that learn something new run again.</summary>
    public void Depend(int block, int[] data, SortedSet<int> pending, FrameState?[] states)
    {
        data = ValueSet.Union(data, _conditions[block]);
        foreach (int one in _dependence.DecidedBy(block))
        {
            Add(one, data, pending, states);
        }
    }

    /// <summary>Notes that data decides whether an instruction throws: what the handlers around it do depends on it.</summary>
    public void DependHandlers(int block, BasicBlock at, int[] data, SortedSet<int> pending, FrameState?[] states)
    {
        foreach (ExceptionEdge edge in at.Handlers)
        {
            foreach (int one in _dependence.DecidedByThrow(block, edge.Block))
            {
                Add(one, data, pending, states);
            }
        }
    }

    private void Add(int block, int[] data, SortedSet<int> pending, FrameState?[] states)
    {
        int[] joined = ValueSet.Union(_conditions[block], data);
        if (joined.Length != _conditions[block].Length)
        {
            _conditions[block] = joined;
            if (states[block] is not null)
            {
                pending.Add(block);
            }
        }
    }
}
