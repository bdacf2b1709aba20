using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The verdict in a sentence, the counts, the gravest findings, and what <c>suspected</c> means.</summary>
internal static class ConclusionPart
{
    private const int Gravest = 3;

    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Section(ReportSection.Conclusion))
        {
            using (html.Open(Tag.Div, Attr.Class(report.Count(Verdict.Violation) > 0 ? "verdict bad" : "verdict")))
            {
                html.Element(Tag.P, Sentence(report), Attr.Class("lead"));
                html.Element(Tag.P, Comparison(report));
            }

            Counts(report);
            Top(report);
            using (html.Open(Tag.Div, Attr.Class("note")))
            {
                html.Element(Tag.H3, ReportTexts.SuspectedTitle);
                html.Element(Tag.P, report.Audit.Page is null ? ReportTexts.SuspectedText : PageTexts.SuspectedText);
                html.Element(Tag.P, report.Audit.Page is null ? ReportTexts.ViolationText : PageTexts.ViolationText);
            }
        }
    }

    private static LocalizedText Sentence(ReportContext report)
    {
        var violations = report.Count(Verdict.Violation);
        var suspected = report.Count(Verdict.Suspected);
        var text = (violations, suspected) switch
        {
            ( > 0, > 0) => ReportTexts.BothFound,
            ( > 0, _) => ReportTexts.OnlyViolations,
            (_, > 0) => ReportTexts.OnlySuspected,
            _ => report.Audit.Findings.IsEmpty && report.Audit.Practices.IsEmpty && report.Audit.Policies.IsEmpty ? ReportTexts.NothingRead : ReportTexts.NothingFound,
        };
        return text.With("v", Labels.Counted(Verdict.Violation, violations)).With("s", Labels.Counted(Verdict.Suspected, suspected));
    }

    private static LocalizedText Comparison(ReportContext report)
    {
        if (report.Audit.Policies.IsEmpty)
        {
            return ReportTexts.NoPolicy;
        }

        var types = report.Matrix.Rows.Select(static r => r.DataType).Distinct(StringComparer.Ordinal).Count();
        var clear = Matrix.GravityOf(ConsistencyVerdict.Clear);
        var disputed = report.Matrix.Rows.Where(r => r.Gravity > clear).Select(static r => r.DataType).Distinct(StringComparer.Ordinal).Count();
        return (report.Audit.Page is null ? ReportTexts.ComparedTypes : PageTexts.ComparedTypes).With("n", Labels.CountedTypes(types)).With("k", new($"{Figures.Of(disputed)} 类", Figures.Of(disputed)));
    }

    private static void Counts(ReportContext report)
    {
        var html = report.Html;
        using (html.Open(Tag.Ul, Attr.Class("counts")))
        {
            foreach (var verdict in (ReadOnlySpan<Verdict>)[Verdict.Violation, Verdict.Suspected, Verdict.Pass])
            {
                Count(html, $"n-{KebabEnum.Format(verdict)}", report.Count(verdict), Labels.Several(verdict));
            }

            Count(html, "n-not-analysed", report.Audit.NotAnalysed.Length + report.Count(Verdict.NotAnalysed), ReportTexts.GapCount);
        }

        if (report.Issues.IsEmpty)
        {
            return;
        }

        SeverityBar.Write(report);
    }

    private static void Count(HtmlWriter html, string name, int count, LocalizedText label)
    {
        using (html.Open(Tag.Li, Attr.Class(name)))
        {
            using (html.Open(Tag.Strong))
            {
                html.Sign(Figures.Of(count));
            }

            html.Sign(" ");
            html.Text(label);
        }
    }

    private static void Top(ReportContext report)
    {
        if (report.Issues.IsEmpty)
        {
            return;
        }

        var html = report.Html;
        html.Element(Tag.H3, ReportTexts.Gravest);
        using (html.Open(Tag.Ol, Attr.Class("gravest")))
        {
            foreach (var finding in report.Issues.Take(Gravest))
            {
                using (html.Open(Tag.Li))
                {
                    html.Element(Tag.A, finding.Title, Attr.LinkTo(ReportContext.PlaceOf(finding)));
                    html.Sign(" ");
                    html.Chip(finding.Severity);
                    html.Sign(" ");
                    html.Chip(finding.Verdict);
                }
            }
        }
    }
}
