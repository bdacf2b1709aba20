using System.Collections.Immutable;
using Candor.Android.Packages;
using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Code;

/// <summary>The code of an app, read: its classes, its call graph, and every place that the knowledge names.</summary>
/// <param name="Graph">The call graph.</param>
/// <param name="Uses">The places that touch a source, sink or boundary, by method and offset.</param>
/// <param name="Problems">What could not be read, as sentences.</param>
internal sealed record AppCode(CallGraph Graph, ImmutableArray<ApiUse> Uses, ImmutableArray<string> Problems)
{
    public DexProgram Program => Graph.Program;

    public ClassHierarchy Hierarchy => Graph.Hierarchy;

    /// <summary>Reads the executables. A file that is none at all becomes a problem.</summary>
    public static AppCode Read(ImmutableArray<DexEntry> executables, AndroidKnowledge knowledge)
    {
        var opened = new (IReadOnlyList<DexFile> Files, string? Problem)[executables.Length];
        var framework = FrameworkTypes.Empty;
        Parallel.For(0, executables.Length + 1, i =>
        {
            if (i == executables.Length)
            {
                framework = FrameworkTypes.Parse(knowledge.Hierarchy);
                return;
            }

            try
            {
                opened[i] = (DexFile.OpenAll(executables[i].Bytes, executables[i].Name), null);
            }
            catch (BadDexException e)
            {
                opened[i] = ([], $"{executables[i].Name}: {e.Message}");
            }
        });

        var program = DexProgram.Create(opened.SelectMany(static o => o.Files));
        var hierarchy = ClassHierarchy.Create(program, framework);
        var targets = new ApiTargets(knowledge);
        var graph = CallGraph.Build(hierarchy, targets.Patterns);
        return new(
            graph,
            targets.Resolve(graph),
            [
                .. opened.Select(static o => o.Problem).OfType<string>(),
                .. program.Problems.Concat(hierarchy.Problems).Concat(graph.Problems).Select(static p => p.ToString()),
            ]);
    }
}
