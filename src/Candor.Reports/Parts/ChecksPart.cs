using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>Every detector and how it ended, so that a reader sees what was asked and not only what was found.</summary>
internal static class ChecksPart
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        var findings = report.Audit.Findings.ToLookup(static f => f.Detector, StringComparer.Ordinal);
        var unseen = report.Audit.NotAnalysed
            .Where(static n => n.Area == NotAnalysedArea.Law)
            .SelectMany(static n => n.Detectors.Select(d => (Detector: d, n.What)))
            .ToLookup(static n => n.Detector, static n => n.What, StringComparer.Ordinal);
        using (html.Section(ReportSection.Checks))
        {
            html.Element(Tag.P, ReportTexts.ChecksIntro);
            var columns = new TableColumns(html, ReportTexts.DetectorHead, ReportTexts.Outcome);
            using (columns.Open(ReportTexts.Checks, "checks"))
            using (html.Open(Tag.Tbody))
            {
                foreach (var detector in report.Audit.Glossary.Detectors.Take(report.Limits.Rows))
                {
                    using (html.Open(Tag.Tr))
                    {
                        using (columns.RowHead())
                        {
                            report.Name(detector.Id);
                            html.Sign(" ");
                            html.Text(detector.Name);
                            if (report.Names.Question(detector.Id) is { } question)
                            {
                                html.Element(Tag.P, question, Attr.Class("where"));
                            }
                        }

                        using (columns.Cell(1))
                        {
                            Outcome(report, findings[detector.Id], unseen[detector.Id], detector.Id);
                        }
                    }
                }

                columns.More(report.Limits.Rows, report.Audit.Glossary.Detectors.Length);
            }
        }
    }

    private static void Outcome(ReportContext report, IEnumerable<Finding> findings, IEnumerable<LocalizedText> unseen, string detector)
    {
        var html = report.Html;
        foreach (var group in findings.GroupBy(static f => f.Verdict).OrderBy(static g => g.Key))
        {
            using (html.Open(Tag.P, Attr.Class("outcome")))
            {
                html.Chip(group.Key);
                html.Sign(" ");
                if (group.Key is Verdict.Violation or Verdict.Suspected)
                {
                    report.FindingLinks([.. group], report.Limits.EntriesPerRow);
                }
                else
                {
                    Facts(report, group.Select(static f => f.Title));
                }
            }
        }

        var rest = unseen.Select(u => Bare(u, detector)).ToList();
        if (rest.Count > 0)
        {
            using (html.Open(Tag.P, Attr.Class("outcome")))
            {
                html.Element(Tag.Span, ReportTexts.Limited, Attr.Class("chip v-not-analysed"));
                html.Sign(" ");
                Facts(report, rest);
            }
        }
    }

    private static void Facts(ReportContext report, IEnumerable<LocalizedText> facts)
    {
        var all = facts.Take(report.Limits.Rows).ToList();
        report.Html.Text(new LocalizedText(string.Join('；', all.Select(static f => f.Zh)), string.Join("; ", all.Select(static f => f.En))));
    }

    /// <summary>The fact without the id of its detector, which stands at the head of the row.</summary>
    private static LocalizedText Bare(LocalizedText what, string detector) => new(After(what.Zh, detector), After(what.En, detector));

    private static string After(string text, string detector) =>
        text.StartsWith(detector, StringComparison.Ordinal) ? text[detector.Length..].TrimStart('：', ':', ' ') : text;
}
