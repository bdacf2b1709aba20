using System.Text.Json;
using Candor.Acceptance.Command;

namespace Candor.Acceptance.Flows;

/// <summary>What <c>candor flows</c> finds in all cases; asked for once, twice with the cases of implicit flows.</summary>
public sealed class FlowRun
{
    private readonly ILookup<string, (FoundFlow Flow, IReadOnlyList<FoundStep> Path)> _found;
    private readonly HashSet<string> _finished;

    public FlowRun()
    {
        var cases = FlowCase.Names().Select(FlowCase.Read).ToList();
        var flows = new List<(string Case, FoundFlow Flow, IReadOnlyList<FoundStep> Path)>();
        _finished = [];
        foreach (var isImplicit in (bool[])[false, true])
        {
            // The output names a package by its file name only, which is not unique over the categories: a link with a name of its own is.
            using var folder = new TemporaryFolder();
            var named = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var c in cases.Where(c => c.Implicit == isImplicit))
            {
                var file = c.Name.Replace('/', '.') + ".apk";
                named.Add(file, c.Name);
                File.CreateSymbolicLink(Path.Combine(folder.Path, file), c.PackagePath);
            }

            var outcome = CandorProcess.Run(["flows", .. named.Keys.Order(StringComparer.Ordinal).Select(file => Path.Combine(folder.Path, file)), "--json", .. isImplicit ? ["--implicit"] : Array.Empty<string>()]);
            Assert.True(outcome.ExitCode is 0 or 1, outcome.Error);
            foreach (var line in outcome.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                using var document = JsonDocument.Parse(line);
                var name = named[document.RootElement.GetProperty("app").GetString()!];
                if (document.RootElement.GetProperty("kind").GetString() == "flow")
                {
                    flows.Add((name, FoundFlow.Read(document.RootElement), FoundStep.Path(document.RootElement)));
                }
                else
                {
                    _finished.Add(name);
                }
            }
        }

        _found = flows.ToLookup(static f => f.Case, static f => (f.Flow, f.Path), StringComparer.Ordinal);
    }

    internal IEnumerable<FoundFlow> Of(string name)
    {
        Assert.True(_finished.Contains(name), $"{name} has no summary.");
        return _found[name].Select(static f => f.Flow);
    }

    /// <summary>The flows of a case with their paths; the same places may come more than once, for several arguments.</summary>
    internal IEnumerable<(FoundFlow Flow, IReadOnlyList<FoundStep> Path)> PathsOf(string name)
    {
        Assert.True(_finished.Contains(name), $"{name} has no summary.");
        return _found[name];
    }
}
