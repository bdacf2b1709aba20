namespace Candor.Dex;

/// <summary>
/// The methods of a class of the app that the platform may call once an object exists: those that override a method of a platform type above
/// it. java.lang.Object counts for finalize only: its other methods are called where code names them.
/// </summary>
internal sealed class CallbackTargets
{
    private readonly ClassHierarchy _hierarchy;
    private readonly ProgramTables _tables;
    private readonly TargetSets _sets;
    private readonly Dictionary<int, HashSet<int>> _names = [];
    private readonly int[] _known;
    private readonly int _object;

    public CallbackTargets(ClassHierarchy hierarchy, TargetSets sets)
    {
        _hierarchy = hierarchy;
        _tables = hierarchy.Program.Tables;
        _sets = sets;
        _known = new int[_tables.Classes.Length];
        Array.Fill(_known, int.MinValue);
        hierarchy.TryFindType("Ljava/lang/Object;", out _object);
    }

    /// <summary>The target set of a class; see <see cref="TargetSets.Add"/>.</summary>
    public int Resolve(int classId)
    {
        if (_known[classId] == int.MinValue)
        {
            _known[classId] = Compute(_tables.Classes[classId].TypeId);
        }

        return _known[classId];
    }

    private int Compute(int type)
    {
        List<int> platform = [];
        foreach (int super in _hierarchy.GetSupertypes(type))
        {
            if (_hierarchy.IsFramework(super))
            {
                platform.Add(super);
            }
        }

        List<(int Method, int Via)> targets = [];
        HashSet<int> seen = [];
        if (platform.Count > 0)
        {
            Collect(type, platform, seen, targets);
            foreach (int super in _hierarchy.GetSupertypes(type))
            {
                Collect(super, platform, seen, targets);
            }
        }

        return _sets.Add(targets);
    }

    private void Collect(int type, List<int> platform, HashSet<int> seen, List<(int Method, int Via)> targets)
    {
        int classId = _hierarchy.ClassOf(type);
        if (classId < 0)
        {
            return;
        }

        ProgramClass owner = _tables.Classes[classId];
        for (int method = owner.FirstMethodId; method < owner.FirstMethodId + owner.MethodCount; method++)
        {
            int selector = _tables.SelectorOf(method);
            if (selector < 0 || _tables.Methods[method].Definition.IsDirect || _hierarchy.IsAbstract(method))
            {
                continue;
            }

            int via = FindPlatformType(platform, _tables.Selectors.NameOf(selector));
            if (via >= 0 && seen.Add(selector))
            {
                targets.Add((method, via));
            }
        }
    }

    private int FindPlatformType(List<int> platform, int name)
    {
        foreach (int type in platform)
        {
            if (Names(type).Contains(name))
            {
                return type;
            }
        }

        return -1;
    }

    private HashSet<int> Names(int type)
    {
        if (_names.TryGetValue(type, out HashSet<int>? names))
        {
            return names;
        }

        names = [];
        for (ReadOnlySpan<byte> rest = _hierarchy.Framework.MethodList(_hierarchy.FrameworkIndex(type)); !rest.IsEmpty;)
        {
            ReadOnlySpan<byte> name = FrameworkTypes.NextName(ref rest);
            int symbol = _tables.Selectors.Symbols.Find(name);
            if (symbol >= 0 && (type != _object || name.SequenceEqual("finalize"u8)))
            {
                names.Add(symbol);
            }
        }

        _names.Add(type, names);
        return names;
    }
}
