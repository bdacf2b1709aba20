using System.Text;

namespace Candor.Dex;

/// <summary>The tables behind a <see cref="DexProgram"/>.</summary>
internal sealed class ProgramTables
{
    private ProgramTables(Selectors selectors, FileTables[] files, ProgramClass[] classes, ProgramMethod[] methods)
    {
        Selectors = selectors;
        Files = files;
        Classes = classes;
        Methods = methods;
        ClassOfType = new int[selectors.TypeCount];
        Array.Fill(ClassOfType, -1);
        foreach (ProgramClass one in classes)
        {
            ClassOfType[one.TypeId] = one.Id;
        }

        MethodIndex = new PairTable(methods.Length);
    }

    public Selectors Selectors { get; }

    public FileTables[] Files { get; }

    public ProgramClass[] Classes { get; }

    public ProgramMethod[] Methods { get; }

    /// <summary>Class numbers by type number; -1 for a type that the app does not define.</summary>
    public int[] ClassOfType { get; }

    /// <summary>Method numbers by class number and selector.</summary>
    public PairTable MethodIndex { get; }

    /// <summary>File numbers by method number.</summary>
    public required ushort[] FileOfMethod { get; init; }

    public required int DuplicateClasses { get; init; }

    public required IReadOnlyList<DexProblem> Problems { get; init; }

    public static ProgramTables Build(DexFile[] files, DexOptions options)
    {
        Selectors selectors = new();
        ProblemList problems = new(options.MaxProblems);
        FileTables[] tables = new FileTables[files.Length];
        List<ProgramClass> classes = [];
        List<ProgramMethod> methods = [];
        List<ushort> fileOfMethod = [];
        HashSet<int> seen = [];
        int duplicates = 0;
        for (int f = 0; f < files.Length; f++)
        {
            ClassDataBudget budget = new(files[f]);
            problems.AddRange(files[f].Diagnostics);
            tables[f] = new FileTables(files[f], selectors, problems);
            for (int c = 0; c < files[f].ClassCount; c++)
            {
                int first = methods.Count;
                int type = -1;
                try
                {
                    ClassDefinition definition = files[f].GetClass(new ClassHandle(c));
                    type = tables[f].Types[definition.Type.Index];
                    if (type < 0 || !seen.Add(type))
                    {
                        duplicates += type < 0 ? 0 : 1;
                        type = -1;
                        continue;
                    }

                    MethodEnumerator members = budget.Open(definition);
                    while (members.MoveNext())
                    {
                        methods.Add(new ProgramMethod(methods.Count, classes.Count, files[f], members.Current));
                    }

                    budget.Close(members.Position);
                }
                catch (BadDexException fault)
                {
                    budget.Close(fault.Offset);
                    string? subject = type < 0 ? null : selectors.Symbols.Text(selectors.TypeSymbol(type));
                    problems.Add(DexProblem.From(files[f].Name, fault, subject));
                }

                if (type >= 0)
                {
                    classes.Add(new ProgramClass(classes.Count, type, files[f], new ClassHandle(c), first, methods.Count - first));
                    fileOfMethod.AddRange(Enumerable.Repeat((ushort)f, methods.Count - first));
                }
            }
        }

        ProgramTables result = new(selectors, tables, [.. classes], [.. methods])
        {
            FileOfMethod = [.. fileOfMethod],
            DuplicateClasses = duplicates,
            Problems = problems.ToList(),
        };
        result.IndexMethods();
        return result;
    }

    /// <summary>The selector of a method of the app, or -1 when its name or prototype cannot be read.</summary>
    public int SelectorOf(int method) => Files[FileOfMethod[method]].MethodSelectors[Methods[method].Definition.Handle.Index];

    /// <summary>The selector of a method signature, or -1 when no method of the app has it.</summary>
    public int FindSelector(MemberSignature signature)
    {
        if (signature.Parameters is null)
        {
            return -1;
        }

        int[] types = new int[signature.Parameters.Count + 1];
        types[0] = Selectors.FindType(Encoding.UTF8.GetBytes(signature.Type));
        for (int i = 1; i < types.Length; i++)
        {
            types[i] = Selectors.FindType(Encoding.UTF8.GetBytes(signature.Parameters[i - 1]));
        }

        return types.Contains(-1)
            ? -1
            : Selectors.FindSelector(Selectors.Symbols.Find(Encoding.UTF8.GetBytes(signature.Name)), Selectors.FindPrototype(types));
    }

    private void IndexMethods()
    {
        for (int id = 0; id < Methods.Length; id++)
        {
            int selector = SelectorOf(id);
            if (selector >= 0)
            {
                MethodIndex.TryAdd(Methods[id].ClassId, selector, id);
            }
        }
    }
}
