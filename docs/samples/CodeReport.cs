using Candor.Dex;

namespace Samples;

/// <summary>What an app is made of: which parts of the platform it calls most, and which of its classes nothing leads to.</summary>
public static class CodeReport
{
    /// <summary>The methods outside the app that its code calls most, each with the number of places.</summary>
    public static IReadOnlyList<(string Method, int Places)> MostCalled(DexProgram program, int most)
    {
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        for (int id = 0; id < program.MethodCount; id++)
        {
            ProgramMethod method = program.GetMethod(id);
            if (!method.HasCode)
            {
                continue;
            }

            foreach (Instruction instruction in method.GetCode().Instructions)
            {
                if (instruction.IndexKind == IndexKind.Method)
                {
                    MethodHandle callee = new(instruction.Index);
                    string owner = method.File.GetDescriptor(method.File.GetMethod(callee).DeclaringType);
                    if (!program.TryFindClass(owner, out _))
                    {
                        string name = method.File.Describe(callee);
                        places[name] = places.GetValueOrDefault(name) + 1;
                    }
                }
            }
        }

        return [.. places.Select(p => (p.Key, p.Value)).OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal).Take(most)];
    }

    /// <summary>The classes with code of which no method can be reached from the entries.</summary>
    public static IReadOnlyList<string> DeadClasses(DexProgram program, FrameworkTypes platform, IEnumerable<string> entries)
    {
        CallGraph graph = CallGraph.Build(ClassHierarchy.Create(program, platform));
        List<int> roots = [];
        foreach (string entry in entries)
        {
            if (program.TryFindMethod(entry, out int id))
            {
                roots.Add(id);
            }
        }

        Reachability reachable = Reachability.From(graph, roots);
        return
        [
            .. Enumerable.Range(0, program.ClassCount).Select(program.GetClass)
                .Where(c => MethodsOf(c).Any(m => program.GetMethod(m).HasCode) && !MethodsOf(c).Any(reachable.IsReached))
                .Select(c => program.GetClassDescriptor(c.Id)),
        ];
    }

    private static IEnumerable<int> MethodsOf(ProgramClass definition) => Enumerable.Range(definition.FirstMethodId, definition.MethodCount);
}
