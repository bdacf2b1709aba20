namespace Candor.Dex;

/// <summary>Numbers the fields that the classes of an app define, and finds them from the references of each file. Built on one core.</summary>
internal sealed class FieldNumbers
{
    /// <summary>The data and names of a file do not overlap; beyond this many times its length they do, and the rest is left out.</summary>
    private const long DataBudget = 4;

    private readonly List<(DexFile File, FieldHandle Handle)> _definitions = [];
    private readonly Dictionary<int, StaticValue> _initial = [];
    private readonly int[][] _byFile;
    private readonly ushort[] _fileOfMethod;

    public FieldNumbers(ClassHierarchy hierarchy)
    {
        ProgramTables tables = hierarchy.Program.Tables;
        _fileOfMethod = tables.FileOfMethod;
        Names names = new();
        Dictionary<(int Type, int Name), int> defined = [];
        int[][] keys = [.. tables.Files.Select(file => NamesOf(file, names))];
        long left = DataBudget * tables.Files.Sum(static file => (long)file.File.Memory.Length);
        for (int c = 0; c < tables.Classes.Length; c++)
        {
            ProgramClass owner = tables.Classes[c];
            int file = owner.MethodCount > 0 ? tables.FileOfMethod[owner.FirstMethodId] : Array.FindIndex(tables.Files, t => t.File == owner.File);
            try
            {
                Define(owner, keys[file], defined, ref left);
            }
            catch (BadDexException)
            {
                // The program has listed the class as a problem; its readable fields count.
            }
        }

        _byFile = new int[tables.Files.Length][];
        for (int f = 0; f < _byFile.Length; f++)
        {
            _byFile[f] = Resolve(hierarchy, tables.Files[f], keys[f], defined);
        }
    }

    public int Count => _definitions.Count;

    public string Describe(int field)
    {
        try
        {
            return _definitions[field].File.Describe(_definitions[field].Handle);
        }
        catch (BadDexException)
        {
            return "?";
        }
    }

    /// <summary>The value of a static field before any code runs; null where the file gives none.</summary>
    public StaticValue? InitialOf(int field) => _initial.TryGetValue(field, out StaticValue value) ? value : null;

    public int Find(int methodId, int index)
    {
        int[] fields = _byFile[_fileOfMethod[methodId]];
        return (uint)index < (uint)fields.Length ? fields[index] : -1;
    }

    private void Define(ProgramClass owner, int[] keys, Dictionary<(int Type, int Name), int> defined, ref long left)
    {
        EncodedArrayEnumerator values = owner.Definition.StaticValues.GetEnumerator();
        bool hasValue = true;
        foreach (FieldDefinition field in owner.Definition.Fields)
        {
            if (left-- <= 0)
            {
                return;
            }

            hasValue = hasValue && field.IsStatic && values.MoveNext();
            int key = keys[field.Handle.Index];
            if (key >= 0 && defined.TryAdd((owner.TypeId, key), Count))
            {
                if (hasValue)
                {
                    _initial.Add(Count, new StaticValue(owner.File, values.Current));
                }

                _definitions.Add((owner.File, field.Handle));
            }
        }
    }

    /// <summary>For each field reference of a file a number of its name and type; -1 where it cannot be read.</summary>
    private static int[] NamesOf(FileTables tables, Names names)
    {
        int[] keys = new int[tables.File.FieldCount];
        long left = DataBudget * tables.File.Memory.Length;
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = -1;
            try
            {
                FieldReference field = tables.File.GetField(new FieldHandle(i));
                int type = tables.Types[field.Type.Index];
                left -= tables.File.GetStringBytes(field.Name).Length;
                keys[i] = type < 0 || left < 0 ? -1 : names.Of(tables.File.GetString(field.Name), type);
            }
            catch (BadDexException)
            {
                // The row cannot be read; nothing is found through it.
            }
        }

        return keys;
    }

    private static int[] Resolve(ClassHierarchy hierarchy, FileTables tables, int[] keys, Dictionary<(int Type, int Name), int> defined)
    {
        int[] result = new int[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            result[i] = -1;
            if (keys[i] < 0)
            {
                continue;
            }

            int type = tables.Types[tables.File.GetField(new FieldHandle(i)).DeclaringType.Index];
            if (type < 0)
            {
                continue;
            }

            if (defined.TryGetValue((type, keys[i]), out result[i]))
            {
                continue;
            }

            result[i] = -1;
            foreach (int super in hierarchy.GetSupertypes(type))
            {
                if (defined.TryGetValue((super, keys[i]), out int inherited))
                {
                    result[i] = inherited;
                    break;
                }
            }
        }

        return result;
    }

    private sealed class Names
    {
        private readonly Dictionary<(string Name, int Type), int> _known = [];

        public int Of(string name, int type)
        {
            if (!_known.TryGetValue((name, type), out int number))
            {
                number = _known.Count;
                _known.Add((name, type), number);
            }

            return number;
        }
    }
}
