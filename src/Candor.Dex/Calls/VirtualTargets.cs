namespace Candor.Dex;

/// <summary>
/// Class-hierarchy analysis (Dean, Grove, Chambers, ECOOP 1995): a virtual call on type T may run the method that T has or inherits, and every
/// method that a class below T has or inherits for the same name and prototype.
/// </summary>
internal sealed class VirtualTargets
{
    private readonly ClassHierarchy _hierarchy;
    private readonly ProgramTables _tables;
    private readonly TargetSets _sets;
    private readonly IntRows _implementations;
    private readonly PairTable _known = new(1024);
    private readonly List<CallCutOff> _cutOffs = [];

    public VirtualTargets(ClassHierarchy hierarchy, TargetSets sets)
    {
        _hierarchy = hierarchy;
        _tables = hierarchy.Program.Tables;
        _sets = sets;
        _implementations = Implementations();
    }

    public IReadOnlyList<CallCutOff> CutOffs => _cutOffs;

    /// <summary>The target set of a call; see <see cref="TargetSets.Add"/>.</summary>
    public int Resolve(int type, int selector)
    {
        if (type < 0 || selector < 0 || _implementations[selector].IsEmpty)
        {
            return TargetSets.None;
        }

        // The table says -1 for 'missing', which is also the single target ~0: that one is kept as the lowest number.
        int known = _known.Find(type, selector);
        if (known != -1)
        {
            return known == int.MinValue ? ~0 : known;
        }

        int set = Compute(type, selector);
        _known.TryAdd(type, selector, set == ~0 ? int.MinValue : set);
        return set;
    }

    private int Compute(int type, int selector)
    {
        SortedSet<int> found = [];
        int own = _hierarchy.FindMethod(type, selector);
        if (IsTarget(own))
        {
            found.Add(own);
        }

        ReadOnlySpan<int> below = _hierarchy.GetSubclasses(type);
        ReadOnlySpan<int> implementations = _implementations[selector];
        if (below.Length <= implementations.Length)
        {
            foreach (int classId in below)
            {
                int method = _hierarchy.FindMethod(_tables.Classes[classId].TypeId, selector);
                if (IsTarget(method))
                {
                    found.Add(method);
                }
            }
        }
        else
        {
            foreach (int method in implementations)
            {
                if (RunsBelow(method, type, selector))
                {
                    found.Add(method);
                }
            }
        }

        return _sets.Add(Limit(found, type, selector));
    }

    private List<(int Method, int Via)> Limit(SortedSet<int> found, int type, int selector)
    {
        int limit = _hierarchy.Program.Options.MaxVirtualTargets;
        if (found.Count > limit)
        {
            string name = _tables.Selectors.Symbols.Text(_tables.Selectors.NameOf(selector));
            _cutOffs.Add(new CallCutOff(type, name, found.Count));
        }

        return [.. found.Take(limit).Select(method => (method, -1))];
    }

    /// <summary>Whether a class at or below a type runs this method: its own class, or one that inherits it.</summary>
    private bool RunsBelow(int method, int type, int selector)
    {
        int declaring = _tables.Classes[_tables.Methods[method].ClassId].TypeId;
        if (_hierarchy.IsSubtype(declaring, type))
        {
            return true;
        }

        foreach (int classId in _hierarchy.GetSubclasses(declaring))
        {
            int heir = _tables.Classes[classId].TypeId;
            if (_hierarchy.IsSubtype(heir, type) && _hierarchy.FindMethod(heir, selector) == method)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsTarget(int method) =>
        method >= 0 && !_tables.Methods[method].Definition.IsDirect && !_hierarchy.IsAbstract(method);

    private IntRows Implementations()
    {
        int[] starts = new int[_tables.Methods.Length + 1];
        List<int> selectors = [];
        for (int method = 0; method < _tables.Methods.Length; method++)
        {
            int selector = _tables.SelectorOf(method);
            if (selector >= 0 && IsTarget(method))
            {
                selectors.Add(selector);
            }

            starts[method + 1] = selectors.Count;
        }

        return new IntRows(starts, [.. selectors]).Invert(_tables.Selectors.Count);
    }
}
