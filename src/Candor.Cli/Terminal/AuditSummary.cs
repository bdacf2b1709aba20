using System.Collections.Immutable;

namespace Candor.Cli.Terminal;

/// <summary>The outcome of an audit in a few lines.</summary>
internal static class AuditSummary
{
    private const int MostFindings = 12;

    public static void Write(TextWriter output, Audit audit, ImmutableArray<string> files, Language language)
    {
        var zh = language == Language.Zh;
        var subject = audit.Subject;
        output.WriteLine($"{TerminalText.Safe(subject.Name.In(language))}  {TerminalText.Safe(subject.Identifier)} {TerminalText.Safe(subject.VersionName ?? "")}");
        output.WriteLine(zh
            ? $"{Count(audit, Verdict.Violation)} 项违规，{Count(audit, Verdict.Suspected)} 项疑似，{Count(audit, Verdict.Pass)} 项未发现问题，{audit.NotAnalysed.Length} 项未分析"
            : $"{Count(audit, Verdict.Violation)} violations, {Count(audit, Verdict.Suspected)} suspected, {Count(audit, Verdict.Pass)} passed, {audit.NotAnalysed.Length} not analysed");
        var open = audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected).ToList();
        foreach (var finding in open.Take(MostFindings))
        {
            var mark = finding.Verdict == Verdict.Violation ? (zh ? "违规" : "violation") : (zh ? "疑似" : "suspected");
            output.WriteLine($"  {mark}  {finding.Detector}  {TerminalText.Safe(finding.Title.In(language))}");
        }

        if (open.Count > MostFindings)
        {
            output.WriteLine(zh ? $"  ……另有 {open.Count - MostFindings} 项，见报告" : $"  … and {open.Count - MostFindings} more in the report");
        }

        foreach (var allegation in audit.Allegations)
        {
            var name = audit.Glossary.DataTypes.FirstOrDefault(t => t.Id == allegation.DataType)?.Name ?? LocalizedText.Same(allegation.DataType);
            output.WriteLine(zh ? $"  指称“{name.Zh}”：{allegation.Reason.Zh}" : $"  alleged: {name.En}: {allegation.Reason.En}");
        }

        foreach (var file in files)
        {
            output.WriteLine(file);
        }
    }

    private static int Count(Audit audit, Verdict verdict) => audit.Findings.Count(f => f.Verdict == verdict);
}
