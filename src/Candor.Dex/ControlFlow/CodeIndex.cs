namespace Candor.Dex;

/// <summary>
/// Where the code of an app reads and writes the app's own fields, creates objects, and names classes as constants: one pass over all
/// instructions on all cores, then lookups. A field that is named through a subclass is the field of the class that defines it. Immutable; the same
/// on any number of cores.
/// </summary>
public sealed class CodeIndex
{
    private const int MethodsPerChunk = 1024;

    /// <summary>As for the call graph: methods may share code, but not to many times the length of the files.</summary>
    private const int SharingFactor = 8;

    private readonly FieldNumbers _fields;
    private readonly int[] _creationStarts;
    private readonly MemberUse[] _creations;
    private readonly int[] _constantStarts;
    private readonly MemberUse[] _constants;
    private readonly int[] _readStarts;
    private readonly MemberUse[] _reads;
    private readonly int[] _writeStarts;
    private readonly MemberUse[] _writes;
    private readonly MemberUse[] _calls;
    private readonly bool[] _created;

    private CodeIndex(ClassHierarchy hierarchy, FieldNumbers fields, List<MemberUse>[] parts)
    {
        int methods = hierarchy.Program.MethodCount;
        _fields = fields;
        (_creationStarts, _creations) = Rows(parts[0], methods, static u => u.MethodId);
        (_constantStarts, _constants) = Rows(parts[1], methods, static u => u.MethodId);
        (_readStarts, _reads) = Rows(parts[2], fields.Count, static u => u.Member);
        (_writeStarts, _writes) = Rows(parts[3], fields.Count, static u => u.Member);
        _calls = [.. parts[4]];
        _created = new bool[hierarchy.Program.ClassCount];
        foreach (MemberUse creation in _creations)
        {
            int classId = hierarchy.ClassOf(creation.Member);
            if (classId >= 0)
            {
                _created[classId] = true;
            }
        }
    }

    /// <summary>How many fields the classes of the app define.</summary>
    public int FieldCount => _fields.Count;

    /// <summary>Reads the code of every method once.</summary>
    /// <param name="hierarchy">The types of the app and the platform.</param>
    /// <param name="isSought">
    /// Asked once for each row of the method table of each file of the program, by the place of the file: whether calls that name it are to be kept in
    /// <see cref="Calls"/>. None are when left out.
    /// </param>
    public static CodeIndex Build(ClassHierarchy hierarchy, Func<int, MethodHandle, bool>? isSought = null)
    {
        DexProgram program = hierarchy.Program;
        bool[][] sought = new bool[program.Files.Count][];
        for (int f = 0; f < sought.Length; f++)
        {
            sought[f] = new bool[isSought is null ? 0 : program.Files[f].MethodCount];
            for (int i = 0; i < sought[f].Length; i++)
            {
                sought[f][i] = isSought!(f, new MethodHandle(i));
            }
        }

        FieldNumbers fields = new(hierarchy);
        bool[] skip = FindShared(program);
        var chunks = new List<MemberUse>[(program.MethodCount + MethodsPerChunk - 1) / MethodsPerChunk][];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = program.Options.EffectiveThreads };
        Parallel.For(0, chunks.Length, parallel, i =>
        {
            chunks[i] = [[], [], [], [], []];
            int end = Math.Min((i + 1) * MethodsPerChunk, program.MethodCount);
            for (int method = i * MethodsPerChunk; method < end; method++)
            {
                if (program.GetMethod(method).HasCode && !skip[method])
                {
                    Scan(program, method, fields, sought[program.Tables.FileOfMethod[method]], chunks[i]);
                }
            }
        });

        List<MemberUse>[] parts = [[], [], [], [], []];
        foreach (List<MemberUse>[] chunk in chunks)
        {
            for (int i = 0; i < parts.Length; i++)
            {
                parts[i].AddRange(chunk[i]);
            }
        }

        return new CodeIndex(hierarchy, fields, parts);
    }

    /// <summary>The number of a field that an instruction names.</summary>
    /// <param name="methodId">The method that contains the instruction.</param>
    /// <param name="index">Its index operand.</param>
    /// <returns>From 0 to <see cref="FieldCount"/> - 1, or -1 when the app does not define it.</returns>
    public int FieldOf(int methodId, int index) => _fields.Find(methodId, index);

    /// <summary>A field in the notation <c>Lcom/app/A;->count:I</c>.</summary>
    /// <param name="field">The field.</param>
    public string DescribeField(int field) => _fields.Describe(field);

    /// <summary>The value that a static field has before any code runs.</summary>
    /// <param name="field">The field.</param>
    /// <returns>Null for an instance field, and where the file gives none: it is zero or null then.</returns>
    public StaticValue? InitialOf(int field) => _fields.InitialOf(field);

    /// <summary>The places that read a field, by method and offset.</summary>
    /// <param name="field">The field.</param>
    public ReadOnlySpan<MemberUse> ReadsOf(int field) => _reads.AsSpan(_readStarts[field].._readStarts[field + 1]);

    /// <summary>The places that write a field, by method and offset.</summary>
    /// <param name="field">The field.</param>
    public ReadOnlySpan<MemberUse> WritesOf(int field) => _writes.AsSpan(_writeStarts[field].._writeStarts[field + 1]);

    /// <summary>The objects that a method creates, by offset; <see cref="MemberUse.Member"/> is the type.</summary>
    /// <param name="methodId">The method.</param>
    public ReadOnlySpan<MemberUse> CreationsIn(int methodId) => _creations.AsSpan(_creationStarts[methodId].._creationStarts[methodId + 1]);

    /// <summary>The classes that a method names as constants, by offset; <see cref="MemberUse.Member"/> is the type.</summary>
    /// <param name="methodId">The method.</param>
    public ReadOnlySpan<MemberUse> ConstantsIn(int methodId) => _constants.AsSpan(_constantStarts[methodId].._constantStarts[methodId + 1]);

    /// <summary>Every place that names a class as a constant, by method and offset.</summary>
    public ReadOnlySpan<MemberUse> Constants => _constants;

    /// <summary>The calls that were sought, by method and offset; <see cref="MemberUse.Member"/> is the place in the method table of the file.</summary>
    public ReadOnlySpan<MemberUse> Calls => _calls;

    /// <summary>Whether any code of the app creates objects of a class.</summary>
    /// <param name="classId">The class.</param>
    public bool IsCreated(int classId) => _created[classId];

    private static bool[] FindShared(DexProgram program)
    {
        bool[] skip = new bool[program.MethodCount];
        long left = SharingFactor * program.Files.Sum(static file => (long)file.Memory.Length);
        for (int id = 0; id < skip.Length; id++)
        {
            ProgramMethod method = program.GetMethod(id);
            if (!method.HasCode)
            {
                continue;
            }

            try
            {
                left -= 2L * method.GetCode().Instructions.Length;
                skip[id] = left < 0;
            }
            catch (BadDexException)
            {
                // The call graph has listed it as a problem.
                skip[id] = true;
            }
        }

        return skip;
    }

    private static void Scan(DexProgram program, int methodId, FieldNumbers fields, bool[] sought, List<MemberUse>[] into)
    {
        FileTables tables = program.Tables.Files[program.Tables.FileOfMethod[methodId]];
        try
        {
            foreach (Instruction instruction in program.GetMethod(methodId).GetCode().Instructions)
            {
                switch (instruction.IndexKind)
                {
                    case IndexKind.Type when instruction.Opcode is Opcode.NewInstance:
                        Add(into[0], methodId, instruction.Offset, tables.TypeOrNone(instruction.Index));
                        break;
                    case IndexKind.Type when instruction.Opcode is Opcode.ConstClass:
                        Add(into[1], methodId, instruction.Offset, tables.TypeOrNone(instruction.Index));
                        break;
                    case IndexKind.Method when (uint)instruction.Index < (uint)sought.Length && sought[instruction.Index]:
                        into[4].Add(new MemberUse(methodId, instruction.Offset, instruction.Index));
                        break;
                    case IndexKind.Field:
                        bool writes = instruction.Opcode is (>= Opcode.Iput and <= Opcode.IputShort) or (>= Opcode.Sput and <= Opcode.SputShort);
                        Add(into[writes ? 3 : 2], methodId, instruction.Offset, fields.Find(methodId, instruction.Index));
                        break;
                }
            }
        }
        catch (BadDexException)
        {
            // The call graph has listed it as a problem; what stands before the fault counts.
        }
    }

    private static void Add(List<MemberUse> list, int method, int offset, int member)
    {
        if (member >= 0)
        {
            list.Add(new MemberUse(method, offset, member));
        }
    }

    private static (int[] Starts, MemberUse[] Rows) Rows(List<MemberUse> uses, int count, Func<MemberUse, int> rowOf)
    {
        int[] starts = new int[count + 1];
        foreach (MemberUse use in uses)
        {
            starts[rowOf(use) + 1]++;
        }

        for (int i = 0; i < count; i++)
        {
            starts[i + 1] += starts[i];
        }

        int[] next = starts[..count];
        MemberUse[] rows = new MemberUse[uses.Count];
        foreach (MemberUse use in uses)
        {
            rows[next[rowOf(use)]++] = use;
        }

        return (starts, rows);
    }
}
