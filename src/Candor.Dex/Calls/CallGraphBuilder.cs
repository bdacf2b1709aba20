namespace Candor.Dex;

/// <summary>
/// Builds a call graph in three steps: scan the code in chunks on all cores; resolve the table rows that the sites name, in the order of the
/// code; lay the sites out in rows. Chunks are cut by method, never by core, so that the result does not depend on the number of cores.
/// </summary>
internal sealed class CallGraphBuilder
{
    private const int MethodsPerChunk = 1024;

    /// <summary>
    /// Methods may share a code item, but not so many that all code together is many times the files; beyond this factor the rest is refused.
    /// </summary>
    private const int SharingFactor = 8;

    private readonly ClassHierarchy _hierarchy;
    private readonly ProgramTables _tables;
    private readonly ProblemList _problems;
    private readonly TargetSets _sets = new();
    private readonly int[] _initializers;
    private readonly FileMatches[]? _matches;

    public CallGraphBuilder(ClassHierarchy hierarchy, ReferencePatterns? patterns)
    {
        _hierarchy = hierarchy;
        _tables = hierarchy.Program.Tables;
        _problems = new ProblemList(hierarchy.Program.Options.MaxProblems);
        _initializers = ClassInitializers.Compute(hierarchy, _sets);
        if (patterns is not null)
        {
            ReferenceMatcher matcher = new(hierarchy, patterns);
            _matches = [.. _tables.Files.Select(matcher.Match)];
        }
    }

    public CallGraph Build()
    {
        bool[] skip = FindOverlapping();
        CodeChunk[] chunks = Chunks();
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = _hierarchy.Program.Options.EffectiveThreads };
        Parallel.For(
            0,
            chunks.Length,
            parallel,
            () => new CodeScanner(_hierarchy, _initializers, _matches),
            (i, _, scanner) =>
            {
                scanner.Scan(chunks[i], skip);
                return scanner;
            },
            _ => { });

        foreach (CodeChunk chunk in chunks)
        {
            _problems.AddRange(chunk.Problems);
        }

        VirtualTargets virtuals = new(_hierarchy, _sets);
        CallSites sites = LayOut(chunks, virtuals);
        ReferenceHit[] hits = [.. chunks.SelectMany(chunk => chunk.Hits)];
        return new CallGraph(_hierarchy, sites, hits, virtuals.CutOffs, _problems.ToList());
    }

    private CodeChunk[] Chunks()
    {
        CodeChunk[] chunks = new CodeChunk[(_tables.Methods.Length + MethodsPerChunk - 1) / MethodsPerChunk];
        for (int i = 0; i < chunks.Length; i++)
        {
            chunks[i] = new CodeChunk(i * MethodsPerChunk, Math.Min((i + 1) * MethodsPerChunk, _tables.Methods.Length));
        }

        return chunks;
    }

    private bool[] FindOverlapping()
    {
        bool[] skip = new bool[_tables.Methods.Length];
        long left = SharingFactor * _hierarchy.Program.Files.Sum(file => file.Share);
        for (int id = 0; id < skip.Length; id++)
        {
            ProgramMethod method = _tables.Methods[id];
            if (!method.HasCode)
            {
                continue;
            }

            try
            {
                left -= 2L * method.GetCode().Instructions.Length;
                if (left < 0)
                {
                    Fault.Throw("The methods overlap to many times the length of the files", DexSection.Code, method.Definition.CodeOffset);
                }
            }
            catch (BadDexException fault)
            {
                skip[id] = true;
                _problems.Add(DexProblem.From(method.File.Name, fault, _hierarchy.Program.Describe(id)));
            }
        }

        return skip;
    }

    private CallSites LayOut(CodeChunk[] chunks, VirtualTargets virtuals)
    {
        int most = chunks.Sum(chunk => chunk.Sites.Count);
        int[] starts = new int[_tables.Methods.Length + 1];
        int[] offsets = new int[most];
        CallKind[] kinds = new CallKind[most];
        int[] targets = new int[most];
        int count = 0;
        CallbackTargets callbacks = new(_hierarchy, _sets);
        CustomTargets customs = new(_hierarchy, _sets, _problems);
        foreach (CodeChunk chunk in chunks)
        {
            int site = 0;
            for (int id = chunk.FirstMethod; id < chunk.EndMethod; id++)
            {
                int file = _tables.FileOfMethod[id];
                FileTables tables = _tables.Files[file];
                for (; site < chunk.SiteEnds[id - chunk.FirstMethod]; site++)
                {
                    RawSite raw = chunk.Sites[site];
                    int target = raw.Kind switch
                    {
                        CallKind.Virtual or CallKind.Interface =>
                            virtuals.Resolve(tables.MethodTypes[raw.Operand], tables.MethodSelectors[raw.Operand]),
                        CallKind.Custom => customs.Resolve(file, raw.Operand),
                        CallKind.Callback => callbacks.Resolve(raw.Operand),
                        _ => raw.Operand,
                    };
                    if (target != TargetSets.None)
                    {
                        offsets[count] = raw.Offset;
                        kinds[count] = raw.Kind;
                        targets[count++] = target;
                    }
                }

                starts[id + 1] = count;
            }

            chunk.Sites.Clear();
        }

        return new CallSites(starts, offsets[..count], kinds[..count], targets[..count], _sets);
    }
}
