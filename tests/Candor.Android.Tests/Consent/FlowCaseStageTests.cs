using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Candor.Android.Code;
using Candor.Android.Consent;
using Candor.Android.Packages;
using Candor.Dex;

namespace Candor.Android.Tests.Consent;

/// <summary>The flow cases that name a stage: the place that reads must have it, by the call graph alone.</summary>
public class FlowCaseStageTests
{
    private static readonly Regex Line = new(
        @"^#! flow (?<source>\S+) in (?<where>\S+) -> \S+ in \S+ : (?<stages>[a-z|-]+)$",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    public static TheoryData<string> Cases => [.. Texts().Where(static t => File.ReadLines(t).Any(Line.IsMatch)).Select(static t => Path.GetRelativePath(Folder(), t))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_stage_of_a_source_is_the_expected_one(string text)
    {
        var path = Path.Combine(Folder(), text);
        using var apk = ApkFile.Open(path.Replace(".smali.txt", ".apk", StringComparison.Ordinal), cancellation: TestContext.Current.CancellationToken);
        var code = AppCode.Read(apk.DexFiles, Shipped.Knowledge.Android);
        var analysis = ConsentAnalysis.Run(code, Shipped.Knowledge.Android, apk.Manifest, new ScreenTexts(apk));
        foreach (var match in File.ReadLines(path).Select(static l => Line.Match(l)).Where(static m => m.Success))
        {
            var where = match.Groups["where"].Value;
            var places = code.Uses
                .Where(u => u.Target.Source is not null && NameOf(code.Program, u.Method) == where)
                .Select(u => analysis.StageOf(u.Method, u.Offset))
                .ToList();
            Assert.NotEmpty(places);
            Assert.All(places, v => Assert.True(
                match.Groups["stages"].Value.Split('|').Contains(KebabEnum.Format(v.Stage)),
                $"{where}: {v.Stage} {v.Reason} {v.Gate}, by {string.Join(" > ", v.Path.Select(s => code.Program.Describe(s.MethodId) + "@" + s.CodeOffset))}"));
        }
    }

    private static string NameOf(DexProgram program, int method)
    {
        var type = program.GetClassDescriptor(program.GetMethod(method).ClassId);
        return $"{type[1..^1].Replace('/', '.')}.{program.GetMethodName(method)}";
    }

    private static IEnumerable<string> Texts() => Directory.GetFiles(Folder(), "*.smali.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static string Folder([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "Candor.Acceptance", "Flows", "Cases"));
}
