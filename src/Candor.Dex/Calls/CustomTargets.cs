namespace Candor.Dex;

/// <summary>The methods of the app that the method pointers of a call site name: the linker, and the bodies of lambdas.</summary>
internal sealed class CustomTargets(ClassHierarchy hierarchy, TargetSets sets, ProblemList problems)
{
    private readonly PairTable _known = new(64);

    /// <summary>The target set of a call site; see <see cref="TargetSets.Add"/>.</summary>
    public int Resolve(int file, int callSite)
    {
        // The table says -1 for 'missing', so single targets (negative) move down by one.
        int known = _known.Find(file, callSite);
        if (known == -1)
        {
            int set = sets.Add(Collect(hierarchy.Program.Tables.Files[file], callSite));
            known = set < 0 ? set - 1 : set;
            _known.TryAdd(file, callSite, known);
        }

        return known < 0 ? known + 1 : known;
    }

    private List<(int Method, int Via)> Collect(FileTables tables, int callSite)
    {
        List<(int Method, int Via)> found = [];
        try
        {
            foreach (EncodedValue value in tables.File.GetCallSite(new CallSiteHandle(callSite)))
            {
                if (value.Kind != EncodedValueKind.MethodHandle)
                {
                    continue;
                }

                MethodPointer pointer = tables.File.GetPointer(new PointerHandle(value.Index));
                int type = pointer.Kind.IsField() ? -1 : tables.MethodTypes[pointer.Index];
                int selector = type < 0 ? -1 : tables.MethodSelectors[pointer.Index];
                int method = selector < 0 ? -1 : hierarchy.FindMethod(type, selector);
                if (method >= 0 && !found.Contains((method, -1)))
                {
                    found.Add((method, -1));
                }
            }
        }
        catch (BadDexException fault)
        {
            problems.Add(DexProblem.From(tables.File.Name, fault, $"call site {callSite}"));
        }

        return found;
    }
}
