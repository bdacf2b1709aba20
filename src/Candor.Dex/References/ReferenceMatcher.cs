using System.Text;

namespace Candor.Dex;

/// <summary>Matches patterns against the tables of the files of a program.</summary>
internal sealed class ReferenceMatcher
{
    private readonly ClassHierarchy _hierarchy;
    private readonly Dictionary<(int Type, int Selector), List<int>> _methods = [];
    private readonly Dictionary<string, List<int>> _fields = [];
    private readonly HashSet<int> _methodSelectors = [];
    private readonly HashSet<string> _fieldTails = [];
    private readonly Dictionary<int, List<int>> _types = [];
    private readonly PrefixTable _prefixes;

    public ReferenceMatcher(ClassHierarchy hierarchy, ReferencePatterns patterns)
    {
        _hierarchy = hierarchy;
        for (int i = 0; i < patterns.Methods.Count; i++)
        {
            MemberSignature signature = MemberSignature.Parse(patterns.Methods[i]);
            int selector = hierarchy.Program.Tables.FindSelector(signature);
            if (selector >= 0 && hierarchy.TryFindType(signature.DeclaringType, out int type))
            {
                Add(_methods, (type, selector), i);
                _methodSelectors.Add(selector);
            }
        }

        for (int i = 0; i < patterns.Fields.Count; i++)
        {
            MemberSignature signature = MemberSignature.Parse(patterns.Fields[i]);
            Add(_fields, patterns.Fields[i], i);
            _fieldTails.Add($"{signature.Name}:{signature.Type}");
        }

        for (int i = 0; i < patterns.NewInstances.Count; i++)
        {
            if (hierarchy.TryFindType(patterns.NewInstances[i], out int type))
            {
                Add(_types, type, i);
            }
        }

        _prefixes = new PrefixTable([.. patterns.StringPrefixes.Select(Encoding.UTF8.GetBytes)]);
    }

    public FileMatches Match(FileTables tables)
    {
        DexFile file = tables.File;
        return new FileMatches(
            new MatchTable(file.MethodCount, i => MatchMethod(tables.MethodTypes[i], tables.MethodSelectors[i])),
            new MatchTable(_fields.Count == 0 ? 0 : file.FieldCount, i => Tolerant(() => MatchField(tables, new FieldHandle(i)))),
            new MatchTable(_prefixes.IsEmpty ? 0 : file.StringCount, i => Tolerant(() => _prefixes.Match(file, new StringHandle(i)))),
            new MatchTable(_types.Count == 0 ? 0 : file.TypeCount, i => MatchType(tables.Types[i])));
    }

    private static void Add<TKey>(Dictionary<TKey, List<int>> map, TKey key, int pattern)
        where TKey : notnull
    {
        if (!map.TryGetValue(key, out List<int>? list))
        {
            map.Add(key, list = []);
        }

        list.Add(pattern);
    }

    // A row that cannot be read matches nothing; the program has already listed it as a problem.
    private static int[] Tolerant(Func<int[]> match)
    {
        try
        {
            return match();
        }
        catch (BadDexException)
        {
            return [];
        }
    }

    private int[] MatchType(int type) => type >= 0 && _types.TryGetValue(type, out List<int>? list) ? [.. list] : [];

    private int[] MatchMethod(int type, int selector)
    {
        if (type < 0 || !_methodSelectors.Contains(selector))
        {
            return [];
        }

        if (_methods.TryGetValue((type, selector), out List<int>? exact))
        {
            return [.. exact];
        }

        Selectors names = _hierarchy.Program.Tables.Selectors;
        if (names.Symbols[names.NameOf(selector)].SequenceEqual("<init>"u8) || _hierarchy.FindMethod(type, selector) >= 0)
        {
            return [];
        }

        foreach (int super in _hierarchy.GetSupertypes(type))
        {
            if (_methods.TryGetValue((super, selector), out List<int>? inherited))
            {
                return [.. inherited];
            }
        }

        return [];
    }

    private int[] MatchField(FileTables tables, FieldHandle handle)
    {
        FieldReference field = tables.File.GetField(handle);
        string tail = $"{tables.File.GetString(field.Name)}:{tables.File.GetDescriptor(field.Type)}";
        if (!_fieldTails.Contains(tail))
        {
            return [];
        }

        if (_fields.TryGetValue($"{tables.File.GetDescriptor(field.DeclaringType)}->{tail}", out List<int>? exact))
        {
            return [.. exact];
        }

        int type = tables.Types[field.DeclaringType.Index];
        if (type < 0 || Defines(type, tail))
        {
            return [];
        }

        foreach (int super in _hierarchy.GetSupertypes(type))
        {
            if (_fields.TryGetValue($"{_hierarchy.GetDescriptor(super)}->{tail}", out List<int>? inherited))
            {
                return [.. inherited];
            }

            if (Defines(super, tail))
            {
                return [];
            }
        }

        return [];
    }

    private bool Defines(int type, string tail)
    {
        int classId = _hierarchy.ClassOf(type);
        if (classId < 0)
        {
            return false;
        }

        ProgramClass owner = _hierarchy.Program.GetClass(classId);
        foreach (FieldDefinition defined in owner.Definition.Fields)
        {
            FieldReference field = owner.File.GetField(defined.Handle);
            if ($"{owner.File.GetString(field.Name)}:{owner.File.GetDescriptor(field.Type)}" == tail)
            {
                return true;
            }
        }

        return false;
    }
}
