using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>How many violations and suspected points there are of each severity: a bar for the eye, a table for everyone.</summary>
internal static class SeverityBar
{
    private const int Width = 1000;
    private const int Height = 14;
    private const int Gap = 3;
    private static readonly Severity[] Severities = [Severity.Critical, Severity.High, Severity.Medium, Severity.Low, Severity.Info];

    public static void Write(ReportContext report)
    {
        var html = report.Html;
        var counts = Severities.Select(s => (Severity: s, Violations: Count(report, s, Verdict.Violation), Suspected: Count(report, s, Verdict.Suspected))).ToArray();
        Bar(html, counts.SelectMany(static c => new[] { (c.Severity, c.Violations, "solid"), (c.Severity, c.Suspected, "light") }).Where(static p => p.Item2 > 0).ToArray());
        var columns = new TableColumns(html, ReportTexts.SeverityHead, Labels.Several(Verdict.Violation), Labels.Of(Verdict.Suspected));
        using (columns.Open(ReportTexts.BySeverity, "narrow", showsCaption: true))
        using (html.Open(Tag.Tbody))
        {
            foreach (var (severity, violations, suspected) in counts.Where(static c => c.Violations + c.Suspected > 0))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        html.Chip(severity);
                    }

                    Figure(columns, html, 1, violations);
                    Figure(columns, html, 2, suspected);
                }
            }
        }
    }

    private static int Count(ReportContext report, Severity severity, Verdict verdict) =>
        report.Audit.Findings.Count(f => f.Severity == severity && f.Verdict == verdict);

    private static void Figure(TableColumns columns, HtmlWriter html, int column, int count)
    {
        using (columns.Cell(column))
        {
            html.Sign(Figures.Of(count));
        }
    }

    private static void Bar(HtmlWriter html, (Severity Severity, int Count, string Shade)[] parts)
    {
        var total = parts.Sum(static p => (long)p.Count);
        var room = Width - (Gap * (parts.Length - 1));
        using (html.Open(Tag.Svg, Attr.Class("bar"), Attr.ViewBox(Width, Height), Attr.Stretch, Attr.HiddenFromReaders))
        {
            var seen = 0L;
            for (var i = 0; i < parts.Length; i++)
            {
                var from = (int)(seen * room / total);
                seen += parts[i].Count;
                var to = (int)(seen * room / total);
                html.Empty(
                    Tag.Rect,
                    Attr.Class($"f-{KebabEnum.Format(parts[i].Severity)} {parts[i].Shade}"),
                    Attr.Svg("x", from + (i * Gap)),
                    Attr.Svg("y", 0),
                    Attr.Svg("width", Math.Max(1, to - from)),
                    Attr.Svg("height", Height));
            }
        }
    }
}
