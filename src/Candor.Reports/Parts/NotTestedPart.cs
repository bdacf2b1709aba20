using System.Collections.Immutable;
using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>What was not looked at, by part of the subject, and which checks that limits.</summary>
internal static class NotTestedPart
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Section(ReportSection.NotTested))
        {
            html.Element(Tag.P, ReportTexts.NotTestedIntro);
            if (report.Audit.NotAnalysed.IsEmpty)
            {
                html.Element(Tag.P, ReportTexts.NotTestedNone);
            }
            else
            {
                Gaps(report);
            }

            Unanswered(report);
        }
    }

    private static void Gaps(ReportContext report)
    {
        var html = report.Html;
        var all = report.Audit.NotAnalysed;
        var columns = new TableColumns(html, ReportTexts.What, ReportTexts.Why, ReportTexts.Limits);
        using (columns.Open(ReportTexts.NotTested, "gaps"))
        {
            foreach (var area in all.Take(report.Limits.Rows).GroupBy(static n => n.Area).OrderBy(static g => g.Key))
            {
                using (html.Open(Tag.Tbody))
                {
                    using (html.Open(Tag.Tr, Attr.Class("group")))
                    {
                        html.Element(Tag.Th, Labels.Of(area.Key), Attr.ColumnSpan(columns.Count), Attr.RowGroupHead, Attr.Class("group"));
                    }

                    foreach (var reason in area.GroupBy(static n => n.Why))
                    {
                        Gaps(report, columns, area.Key, reason.Key, [.. reason]);
                    }
                }
            }

            using (html.Open(Tag.Tbody))
            {
                columns.More(report.Limits.Rows, all.Length);
            }
        }
    }

    /// <summary>A row for all that was not looked at for the same reason.</summary>
    private static void Gaps(ReportContext report, TableColumns columns, NotAnalysedArea area, LocalizedText why, ImmutableArray<NotAnalysed> gaps)
    {
        var html = report.Html;
        using (html.Open(Tag.Tr))
        {
            using (columns.RowHead())
            using (html.Open(Tag.Ul, Attr.Class("plain")))
            {
                foreach (var gap in gaps)
                {
                    using (html.Open(Tag.Li))
                    {
                        html.Text(gap.What);
                        html.Sign(" ");
                        report.Links(gap.Evidence);
                    }
                }
            }

            using (columns.Cell(1))
            {
                html.Text(why);
            }

            using (columns.Cell(2))
            {
                // In the last area the gaps are the checks themselves: their names stand in the first column.
                report.Join(gaps
                    .SelectMany(static g => g.Detectors)
                    .Distinct(StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal)
                    .Select(id => area == NotAnalysedArea.Law ? LocalizedText.Same(id) : report.Names.Detector(id)));
            }
        }
    }

    private static void Unanswered(ReportContext report)
    {
        var html = report.Html;
        var findings = report.Audit.Findings.Where(static f => f.Verdict == Verdict.NotAnalysed).ToList();
        if (findings.Count == 0)
        {
            return;
        }

        html.Element(Tag.H3, ReportTexts.Unanswered);
        var columns = new TableColumns(html, ReportTexts.DetectorHead, ReportTexts.What, ReportTexts.Why);
        using (columns.Open(ReportTexts.Unanswered))
        using (html.Open(Tag.Tbody))
        {
            foreach (var finding in findings.Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        html.Text(report.Names.Detector(finding.Detector));
                    }

                    using (columns.Cell(1))
                    {
                        html.Text(finding.Title);
                        html.Sign(" ");
                        report.Links(finding.Evidence);
                    }

                    using (columns.Cell(2))
                    {
                        html.Text(finding.Explanation);
                    }
                }
            }

            columns.More(report.Limits.Rows, findings.Count);
        }
    }
}
