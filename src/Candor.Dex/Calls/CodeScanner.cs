namespace Candor.Dex;

/// <summary>Walks the code of methods once, and notes calls and hits. It only reads shared tables, so several may run at a time.</summary>
internal sealed class CodeScanner(ClassHierarchy hierarchy, int[] initializers, FileMatches[]? matches)
{
    private readonly ProgramTables _tables = hierarchy.Program.Tables;
    private readonly int[] _initializedBy = NewStamps(hierarchy.Program.ClassCount);

    public void Scan(CodeChunk chunk, ReadOnlySpan<bool> skip)
    {
        for (int id = chunk.FirstMethod; id < chunk.EndMethod; id++)
        {
            ProgramMethod method = _tables.Methods[id];
            if (method.HasCode && !skip[id])
            {
                try
                {
                    ScanMethod(chunk, method);
                }
                catch (BadDexException fault)
                {
                    chunk.Problems.Add(DexProblem.From(method.File.Name, fault, hierarchy.Program.Describe(id)));
                }
            }

            chunk.SiteEnds[id - chunk.FirstMethod] = chunk.Sites.Count;
        }
    }

    private static int[] NewStamps(int count)
    {
        int[] stamps = new int[count];
        Array.Fill(stamps, -1);
        return stamps;
    }

    private void ScanMethod(CodeChunk chunk, ProgramMethod method)
    {
        int file = _tables.FileOfMethod[method.Id];
        FileTables tables = _tables.Files[file];
        FileMatches? match = matches?[file];
        foreach (Instruction instruction in method.GetCode().Instructions)
        {
            switch (instruction.IndexKind)
            {
                case IndexKind.None or IndexKind.Prototype or IndexKind.Pointer:
                    break;
                case IndexKind.String:
                    AddHits(chunk, method.Id, instruction, ReferenceKind.String, match?.Strings);
                    break;
                case IndexKind.Type when instruction.Opcode == Opcode.NewInstance:
                    AddHits(chunk, method.Id, instruction, ReferenceKind.NewInstance, match?.Types);
                    AddCreation(chunk, method, instruction.Offset, tables.TypeOrNone(instruction.Index));
                    break;
                case IndexKind.Field:
                    AddHits(chunk, method.Id, instruction, IsWrite(instruction.Opcode) ? ReferenceKind.FieldWrite : ReferenceKind.FieldRead, match?.Fields);
                    AddStaticUse(chunk, method, instruction, tables);
                    break;
                case IndexKind.Method:
                    AddHits(chunk, method.Id, instruction, ReferenceKind.Call, match?.Methods);
                    AddCall(chunk, method, instruction, tables);
                    break;
                case IndexKind.CallSite:
                    chunk.Sites.Add(new RawSite(instruction.Offset, CallKind.Custom, instruction.Index));
                    break;
            }
        }
    }

    private static bool IsWrite(Opcode opcode) =>
        opcode is (>= Opcode.Iput and <= Opcode.IputShort) or (>= Opcode.Sput and <= Opcode.SputShort);

    private static void AddHits(CodeChunk chunk, int method, Instruction instruction, ReferenceKind kind, MatchTable? table)
    {
        if (table is null)
        {
            return;
        }

        int index = instruction.Index;
        foreach (int pattern in table[index])
        {
            chunk.Hits.Add(new ReferenceHit(method, instruction.Offset, kind, pattern, index));
        }
    }

    private void AddCall(CodeChunk chunk, ProgramMethod method, Instruction instruction, FileTables tables)
    {
        int index = instruction.Index;
        if ((uint)index >= (uint)tables.MethodSelectors.Length)
        {
            Fault.BadIndex(DexSection.Methods, index, tables.MethodSelectors.Length, method.Definition.CodeOffset);
        }

        int type = tables.MethodTypes[index];
        int selector = tables.MethodSelectors[index];
        if (type < 0 || selector < 0)
        {
            return;
        }

        switch (instruction.Opcode)
        {
            case Opcode.InvokeVirtual or Opcode.InvokeVirtualRange:
                chunk.Sites.Add(new RawSite(instruction.Offset, CallKind.Virtual, index));
                break;
            case Opcode.InvokeInterface or Opcode.InvokeInterfaceRange:
                chunk.Sites.Add(new RawSite(instruction.Offset, CallKind.Interface, index));
                break;
            case Opcode.InvokeSuper or Opcode.InvokeSuperRange:
                AddDirect(chunk, instruction.Offset, SuperTarget(method, type, selector));
                break;
            case Opcode.InvokeStatic or Opcode.InvokeStaticRange:
                AddInitializer(chunk, method, instruction.Offset, type);
                AddDirect(chunk, instruction.Offset, hierarchy.FindMethod(type, selector));
                break;
            case Opcode.InvokeDirect or Opcode.InvokeDirectRange:
                AddDirect(chunk, instruction.Offset, hierarchy.FindMethod(type, selector));
                break;
        }
    }

    // A super call starts at the superclass of the calling class, whatever class it names; one that names an interface means its default method.
    private int SuperTarget(ProgramMethod method, int type, int selector)
    {
        int classId = hierarchy.ClassOf(type);
        bool isInterface = classId >= 0 && _tables.Classes[classId].Definition.Flags.HasFlag(AccessFlags.Interface);
        int start = isInterface ? type : hierarchy.GetSuper(_tables.Classes[method.ClassId].TypeId);
        return start < 0 ? -1 : hierarchy.FindMethod(start, selector);
    }

    private void AddDirect(CodeChunk chunk, int offset, int target)
    {
        if (target >= 0 && !hierarchy.IsAbstract(target))
        {
            chunk.Sites.Add(new RawSite(offset, CallKind.Direct, ~target));
        }
    }

    private void AddCreation(CodeChunk chunk, ProgramMethod method, int offset, int type)
    {
        int classId = type < 0 ? -1 : hierarchy.ClassOf(type);
        if (classId >= 0)
        {
            AddInitializer(chunk, method, offset, type);
            chunk.Sites.Add(new RawSite(offset, CallKind.Callback, classId));
        }
    }

    private void AddStaticUse(CodeChunk chunk, ProgramMethod method, Instruction instruction, FileTables tables)
    {
        if (instruction.Opcode is >= Opcode.Sget and <= Opcode.SputShort)
        {
            FieldReference field = tables.File.GetField(new FieldHandle(instruction.Index));
            AddInitializer(chunk, method, instruction.Offset, tables.Types[field.DeclaringType.Index]);
        }
    }

    private void AddInitializer(CodeChunk chunk, ProgramMethod method, int offset, int type)
    {
        int classId = type < 0 ? -1 : hierarchy.ClassOf(type);
        if (classId >= 0 && classId != method.ClassId && initializers[classId] != TargetSets.None && _initializedBy[classId] != method.Id)
        {
            _initializedBy[classId] = method.Id;
            chunk.Sites.Add(new RawSite(offset, CallKind.ClassInitializer, initializers[classId]));
        }
    }
}
