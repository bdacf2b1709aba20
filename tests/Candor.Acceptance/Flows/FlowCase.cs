using System.Security.Cryptography;

namespace Candor.Acceptance.Flows;

/// <summary>One behaviour in one small app. <c>Cases/README.md</c> has the format.</summary>
/// <param name="Name">Category, behaviour and twin: <c>Aliasing/Argument-leak</c>.</param>
/// <param name="Implicit">Whether flows that depend on conditions only are asked for.</param>
/// <param name="Flows">What must and what may be found; all else must not.</param>
internal sealed record FlowCase(string Name, bool Implicit, IReadOnlyList<ExpectedFlow> Flows)
{
    private const string Suffix = ".smali.txt";

    public static string Folder => Repository.At("tests", "Candor.Acceptance", "Flows", "Cases");

    public string TextPath => Path.Combine(Folder, Name + Suffix);

    public string PackagePath => Path.Combine(Folder, Name + ".apk");

    public string Category => Name[..Name.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>The name without the twin.</summary>
    public string Behaviour => Name[..Name.LastIndexOf('-')];

    /// <summary><c>leak</c>, <c>clean</c>, <c>before</c> or <c>after</c>.</summary>
    public string Twin => Name[(Name.LastIndexOf('-') + 1)..];

    public string Digest => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(TextPath)));

    public static IReadOnlyList<string> Names() =>
        [.. Directory.GetFiles(Folder, "*" + Suffix, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/')[..^Suffix.Length])
            .Order(StringComparer.Ordinal)];

    public static FlowCase Read(string name)
    {
        var flows = new List<ExpectedFlow>();
        var isImplicit = false;
        foreach (var line in File.ReadLines(Path.Combine(Folder, name + Suffix)).Where(static l => l.StartsWith("#! ", StringComparison.Ordinal)))
        {
            var directive = line[3..].Trim();
            if (directive == "implicit")
            {
                isImplicit = true;
            }
            else if (directive.StartsWith("flow ", StringComparison.Ordinal) || directive.StartsWith("may ", StringComparison.Ordinal))
            {
                flows.Add(ExpectedFlow.Read(directive) ?? throw new FormatException($"{name}: '{directive}' is no flow."));
            }
        }

        return new(name, isImplicit, flows);
    }

    /// <summary>What the analysis says otherwise than the case, a line each; empty where both agree.</summary>
    public IReadOnlyList<string> Differences(IEnumerable<FoundFlow> found)
    {
        var left = found.Distinct().OrderBy(static f => f.ToString(), StringComparer.Ordinal).ThenBy(static f => f.SourceOffset).ThenBy(static f => f.SinkOffset).ToList();
        var lines = new List<string>();
        foreach (var expected in Flows.Where(static f => f.Required))
        {
            if (left.FirstOrDefault(expected.Fits) is not { } match)
            {
                lines.Add($"missed {expected}");
                continue;
            }

            left.Remove(match);
            if (expected.Stages.Count > 0 && !expected.Stages.Contains(match.Stage))
            {
                lines.Add($"{match.Stage} instead of {string.Join(" or ", expected.Stages)}: {expected}");
            }
        }

        lines.AddRange(left.Where(f => !Flows.Any(e => !e.Required && e.Fits(f))).Select(static f => $"too much {f}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }
}
