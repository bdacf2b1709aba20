namespace Candor.Dex;

/// <summary>The fields of an app: which field of the heap a reference means, and what static fields hold before any code runs.</summary>
internal sealed class DeclaredFields
{
    private readonly ClassHierarchy _hierarchy;
    private readonly ProgramTables _tables;
    private readonly FieldPool _fields;
    private readonly List<DexProblem> _problems;
    private readonly int[][] _fieldIds;
    private readonly Dictionary<(int Type, string Name, int Type2), int> _declaredFields = [];
    private readonly Dictionary<(int Type, string Name), int> _fieldsByName = [];
    private readonly Dictionary<int, long> _initialStatics = [];
    private readonly Dictionary<int, string> _initialTexts = [];
    private readonly HashSet<int> _written = [];
    private readonly HashSet<int> _finals = [];

    public DeclaredFields(ClassHierarchy hierarchy, FieldPool fields, List<DexProblem> problems)
    {
        _hierarchy = hierarchy;
        _tables = hierarchy.Program.Tables;
        _fields = fields;
        _problems = problems;
        _fieldIds = [.. _tables.Files.Select(static f => Enumerable.Repeat(-1, f.File.FieldCount).ToArray())];
        DeclareFields();
    }

    /// <summary>Says that code of the app writes a static field.</summary>
    public void AddWritten(int file, int index) => _written.Add(Field(file, index, out _));

    /// <summary>The field of the heap that a field reference means.</summary>
    public int Field(int file, int index, out bool isReference)
    {
        DexFile dex = _tables.Files[file].File;
        FieldReference reference = dex.GetField(new FieldHandle(index));
        int type = _tables.Files[file].TypeOrNone(reference.Type.Index);
        isReference = type >= 0 && _hierarchy.GetDescriptor(type).Length > 1;
        ref int id = ref _fieldIds[file][index];
        if (id < 0)
        {
            string name = dex.GetString(reference.Name);
            int declaring = FindDeclaring(_tables.Files[file].TypeOrNone(reference.DeclaringType.Index), name, type);
            if (declaring >= 0 && _hierarchy.ClassOf(declaring) < 0)
            {
                // A field of the platform is what models call by its name.
                return id = _fields.Named(name);
            }

            id = _fields.OfClass(name, declaring, type);
            // Two fields of one class may share a name in shrunk code, with different types.
            if (_fields.TypeOf(id) != type)
            {
                id = _fields.OfClass($"{name}:{type}", declaring, type);
            }
        }

        return id;
    }

    public bool TryInitialNumber(int field, out long value) => _initialStatics.TryGetValue(field, out value);

    /// <summary>Whether any code of the app writes a static field.</summary>
    public bool IsWritten(int field) => _written.Contains(field);

    /// <summary>Whether a static field is set by the initialiser of its class only.</summary>
    public bool IsFinal(int field) => _finals.Contains(field);

    public bool TryInitialText(int field, out string? text) => _initialTexts.TryGetValue(field, out text);

    /// <summary>The field of a class of the app, its own or inherited, with a name; or -1.</summary>
    public int FieldNamed(int type, string name)
    {
        for (int current = type, depth = 0; current >= 0 && depth < 64; current = _hierarchy.GetSuper(current), depth++)
        {
            if (_fieldsByName.TryGetValue((current, name), out int field))
            {
                return field;
            }
        }

        return -1;
    }

    private void DeclareFields()
    {
        foreach (ProgramClass one in _tables.Classes)
        {
            int file = Array.FindIndex(_tables.Files, f => ReferenceEquals(f.File, one.File));
            try
            {
                ReadFields(one, file);
            }
            catch (BadDexException fault)
            {
                _problems.Add(DexProblem.From(one.File.Name, fault, _hierarchy.Program.GetClassDescriptor(one.Id)));
            }
        }
    }

    private void ReadFields(ProgramClass one, int file)
    {
        EncodedArrayEnumerator values = one.Definition.StaticValues.GetEnumerator();
        bool hasValues = true;
        foreach (FieldDefinition field in one.Definition.Fields)
        {
            FieldReference reference = one.File.GetField(field.Handle);
            int type = _tables.Files[file].TypeOrNone(reference.Type.Index);
            _declaredFields.TryAdd((one.TypeId, one.File.GetString(reference.Name), type), 0);
            _fieldsByName.TryAdd((one.TypeId, one.File.GetString(reference.Name)), Field(file, field.Handle.Index, out _));
            if (!field.IsStatic)
            {
                continue;
            }

            if (field.Flags.HasFlag(AccessFlags.Final))
            {
                _finals.Add(Field(file, field.Handle.Index, out _));
            }

            hasValues = hasValues && values.MoveNext();
            if (hasValues)
            {
                EncodedValue value = values.Current;
                int id = Field(file, field.Handle.Index, out _);
                if (value.Kind == EncodedValueKind.String)
                {
                    _initialTexts.TryAdd(id, one.File.GetString(new StringHandle(value.Index)));
                }
                else if (value.Kind is EncodedValueKind.Int or EncodedValueKind.Short or EncodedValueKind.Byte or EncodedValueKind.Boolean
                    or EncodedValueKind.Char or EncodedValueKind.Long)
                {
                    _initialStatics.TryAdd(id, value.Bits);
                }
            }
            else if (type >= 0 && _hierarchy.GetDescriptor(type).Length == 1)
            {
                _initialStatics.TryAdd(Field(file, field.Handle.Index, out _), 0);
            }
        }
    }

    private int FindDeclaring(int type, string name, int fieldType)
    {
        if (type < 0)
        {
            return -1;
        }

        if (_declaredFields.ContainsKey((type, name, fieldType)))
        {
            return type;
        }

        foreach (int super in _hierarchy.GetSupertypes(type))
        {
            if (_declaredFields.ContainsKey((super, name, fieldType)))
            {
                return super;
            }
        }

        return type;
    }
}
