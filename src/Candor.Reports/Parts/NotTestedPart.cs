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

                    foreach (var gap in area)
                    {
                        Gap(report, columns, gap);
                    }
                }
            }

            using (html.Open(Tag.Tbody))
            {
                columns.More(report.Limits.Rows, all.Length);
            }
        }
    }

    private static void Gap(ReportContext report, TableColumns columns, NotAnalysed gap)
    {
        var html = report.Html;
        using (html.Open(Tag.Tr))
        {
            using (columns.RowHead())
            {
                html.Text(gap.What);
                html.Sign(" ");
                report.Links(gap.Evidence);
            }

            using (columns.Cell(1))
            {
                html.Text(gap.Why);
            }

            using (columns.Cell(2))
            {
                report.Join(gap.Detectors.Select(report.Names.Detector));
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
