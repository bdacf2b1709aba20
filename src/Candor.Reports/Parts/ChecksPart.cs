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
        var limited = report.Audit.NotAnalysed.SelectMany(static n => n.Detectors).ToHashSet(StringComparer.Ordinal);
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
                            Outcome(report, findings[detector.Id], limited.Contains(detector.Id));
                        }
                    }
                }

                columns.More(report.Limits.Rows, report.Audit.Glossary.Detectors.Length);
            }
        }
    }

    private static void Outcome(ReportContext report, IEnumerable<Finding> findings, bool isLimited)
    {
        var html = report.Html;
        var any = false;
        foreach (var group in findings.GroupBy(static f => f.Verdict).OrderBy(static g => g.Key))
        {
            any = true;
            html.Chip(group.Key);
            html.Sign(" ");
            if (group.Key is Verdict.Violation or Verdict.Suspected)
            {
                report.FindingLinks([.. group], report.Limits.EntriesPerRow);
            }
            else
            {
                foreach (var finding in group.Take(report.Limits.LinksPerRow))
                {
                    html.Text(finding.Explanation);
                    html.Sign(" ");
                    report.Links(finding.Evidence);
                }
            }

            html.Sign(" ");
        }

        if (!any)
        {
            html.Element(Tag.Span, ReportTexts.NoResult, Attr.Class("dim"));
        }

        if (isLimited)
        {
            html.Sign(" ");
            html.Element(Tag.Span, ReportTexts.Limited, Attr.Class("chip v-not-analysed"));
        }
    }
}
