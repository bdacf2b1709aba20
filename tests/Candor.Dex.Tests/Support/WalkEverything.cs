namespace Candor.Dex.Tests.Support;

/// <summary>Reads all that a file offers. Each part that is wrong may throw its exception; any other exception gets out.</summary>
internal static class WalkEverything
{
    private static readonly FrameworkTypes Framework = Fixture.Framework();

    private static readonly DexOptions Options = new() { Threads = 1 };

    public static long Visit(ReadOnlyMemory<byte> bytes)
    {
        long seen = 0;
        IReadOnlyList<DexFile> files = [];
        if (!Try(() => files = DexFile.OpenAll(bytes, "fuzzed.dex")))
        {
            return seen;
        }

        foreach (DexFile file in files)
        {
            seen += Tables(file);
            for (int i = 0; i < file.ClassCount; i++)
            {
                int index = i;
                Try(() => seen += Class(file.GetClass(new ClassHandle(index))));
            }

            Try(() => seen += DexStatistics.Measure(file).Instructions);
        }

        return seen + Program(files);
    }

    private static bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (BadDexException)
        {
            return false;
        }
    }

    private static long Tables(DexFile file)
    {
        long seen = 0;
        Each(file.StringCount, i => seen += file.GetString(new StringHandle(i)).Length);
        Each(file.TypeCount, i => seen += file.GetDescriptor(new TypeHandle(i)).Length);
        Each(file.PrototypeCount, i => seen += file.Describe(new PrototypeHandle(i)).Length);
        Each(file.FieldCount, i => seen += file.Describe(new FieldHandle(i)).Length);
        Each(file.MethodCount, i => seen += file.Describe(new MethodHandle(i)).Length);
        Each(file.PointerCount, i => seen += file.GetPointer(new PointerHandle(i)).Index);
        Each(file.CallSiteCount, i => seen += Values(file, file.GetCallSite(new CallSiteHandle(i))));
        return seen;
    }

    private static void Each(int count, Action<int> action)
    {
        for (int i = 0; i < Math.Min(count, 5000); i++)
        {
            int index = i;
            Try(() => action(index));
        }
    }

    private static long Values(DexFile file, EncodedArray array)
    {
        long seen = 0;
        foreach (EncodedValue value in array)
        {
            seen += value.Kind == EncodedValueKind.Array ? Values(file, file.GetArray(value)) : value.Bits;
            seen += (long)(value.Kind == EncodedValueKind.Float ? value.Real : 0) % 7;
            Try(() => seen += value.AsString(file)?.Length ?? 0);
        }

        return seen;
    }

    private static long Class(ClassDefinition definition)
    {
        long seen = (long)definition.Flags;
        Try(() =>
        {
            foreach (FieldDefinition field in definition.Fields)
            {
                seen += field.Handle.Index;
            }
        });
        Try(() => seen += definition.Interfaces.Count > 0 ? definition.Interfaces[0].Index : 0);
        Try(() => seen += Values(definition.File, definition.StaticValues));
        Try(() =>
        {
            foreach (MethodDefinition method in definition.Methods)
            {
                if (method.HasCode)
                {
                    Try(() => seen += Code(definition.File, definition.File.GetCode(method)));
                }
            }
        });
        return seen;
    }

    private static long Code(DexFile file, CodeItem code)
    {
        long seen = code.RegisterCount;
        Try(() =>
        {
            foreach (Instruction instruction in code.Instructions)
            {
                seen += InstructionText.Format(file, instruction).Length;
                if (instruction.Payload is PayloadKind.PackedSwitch or PayloadKind.SparseSwitch)
                {
                    SwitchCases cases = new(instruction, 0);
                    for (int i = 0; i < cases.Count; i++)
                    {
                        seen += cases[i].Target;
                    }
                }
            }
        });
        Try(() => seen += code.FindLine(5) ?? 0);
        Each(code.TryCount, i =>
        {
            foreach (CatchHandler handler in code.GetHandlers(code.GetTry(i)))
            {
                seen += handler.Target;
            }
        });
        return seen;
    }

    private static long Program(IReadOnlyList<DexFile> files)
    {
        DexProgram program = DexProgram.Create(files, Options);
        CallGraph graph = CallGraph.Build(
            ClassHierarchy.Create(program, Framework),
            new ReferencePatterns { Methods = ["Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;"], StringPrefixes = ["c"] });
        Reachability all = Reachability.From(graph, Enumerable.Range(0, Math.Min(3, program.MethodCount)));
        return all.Methods.Sum(method => all.PathTo(method).Count);
    }
}
