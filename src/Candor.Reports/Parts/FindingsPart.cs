using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>Violations and suspected findings, by severity, each with its evidence, rules and remedy.</summary>
internal static class FindingsPart
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Section(ReportSection.Findings))
        {
            if (report.Issues.IsEmpty)
            {
                html.Element(Tag.P, ReportTexts.FindingsNone);
                return;
            }

            html.Element(Tag.P, ReportTexts.ReadingOffsets, Attr.Class("where"));
            var number = 0;
            foreach (var group in report.Issues.GroupBy(static f => f.Severity))
            {
                using (html.Open(Tag.H3, Attr.Class("severity")))
                {
                    html.Text(ReportTexts.SeverityHead);
                    html.Text(ReportTexts.Colon);
                    html.Chip(group.Key);
                }

                foreach (var finding in group)
                {
                    Finding(report, finding, ++number);
                }

                Left(report, group.Key, group.Count());
            }
        }
    }

    private static void Left(ReportContext report, Severity severity, int shown)
    {
        var all = report.Audit.Findings.Count(f => f.Severity == severity && f.Verdict is Verdict.Violation or Verdict.Suspected);
        if (all > shown)
        {
            using (report.Html.Open(Tag.P, Attr.Class("more")))
            {
                report.More(shown, all);
            }
        }
    }

    private static void Finding(ReportContext report, Finding finding, int number)
    {
        var html = report.Html;
        var place = ReportContext.PlaceOf(finding);
        var heading = Anchor.Named(place.Name + "-t");
        using (html.Open(Tag.Article, Attr.Class($"finding e-{KebabEnum.Format(finding.Severity)}"), Attr.Id(place), Attr.LabelledBy(heading)))
        {
            using (html.Open(Tag.H4, Attr.Id(heading)))
            {
                html.Element(Tag.Span, LocalizedText.Same($"F{number}"), Attr.Class("number"));
                html.Sign(" ");
                html.Text(finding.Title);
            }

            using (html.Open(Tag.P, Attr.Class("chips")))
            {
                html.Chip(finding.Verdict);
                html.Sign(" ");
                html.Chip(finding.Severity);
                html.Sign(" ");
                html.Chip(finding.Certainty);
            }

            html.Element(Tag.P, finding.Explanation);
            html.Element(Tag.H5, ReportTexts.Remedy);
            html.Element(Tag.P, finding.Remedy, Attr.Class("remedy"));
            html.Element(Tag.H5, ReportTexts.Evidence);
            Evidence(report, finding);
            Citations(report, finding);
            using (html.Open(Tag.P, Attr.Class("where")))
            {
                html.Text(ReportTexts.DetectorHead);
                html.Text(ReportTexts.Colon);
                html.Text(report.Names.Detector(finding.Detector));
                html.Text(ReportTexts.OpenBracket);
                report.Name(finding.Detector);
                html.Text(ReportTexts.CloseBracket);
                html.Sign(" · ");
                html.Text(ReportTexts.FindingId);
                html.Text(ReportTexts.Colon);
                report.Name(finding.Id);
            }
        }
    }

    private static void Evidence(ReportContext report, Finding finding)
    {
        var html = report.Html;
        var here = report.Plan.Under(finding);
        foreach (var evidence in here)
        {
            EvidenceView.Write(report, evidence);
        }

        var own = here.Select(static e => e.Id).ToHashSet(StringComparer.Ordinal);
        var known = finding.Evidence.Distinct(StringComparer.Ordinal).Where(id => report.Plan.Find(id) is not null).ToList();
        var others = known.Where(id => !own.Contains(id)).ToList();
        var elsewhere = others.Where(id => report.Plan.NumberOf(id) > 0).ToList();
        if (elsewhere.Count > 0)
        {
            using (html.Open(Tag.P))
            {
                html.Text(ReportTexts.ShownElsewhere);
                report.Links(elsewhere);
            }
        }

        if (others.Count > elsewhere.Count)
        {
            html.Element(Tag.P, ReportTexts.More.With("n", LocalizedText.Same(Figures.Of(others.Count - elsewhere.Count))), Attr.Class("more"));
        }

        if (known.Count == 0)
        {
            html.Element(Tag.P, ReportTexts.NoEvidence, Attr.Class("dim"));
        }
    }

    private static void Citations(ReportContext report, Finding finding)
    {
        if (finding.Citations.IsEmpty)
        {
            return;
        }

        var html = report.Html;
        html.Element(Tag.H5, ReportTexts.Rules);
        var columns = new TableColumns(html, ReportTexts.RuleHead, ReportTexts.SourceHead, ReportTexts.InForceHead);
        using (columns.Open(ReportTexts.Rules, "rules"))
        using (html.Open(Tag.Tbody))
        {
            foreach (var citation in finding.Citations.Take(report.Limits.Rows))
            {
                Citation(report, columns, citation);
            }

            columns.More(report.Limits.Rows, finding.Citations.Length);
        }
    }

    private static void Citation(ReportContext report, TableColumns columns, Citation citation)
    {
        var html = report.Html;
        using (html.Open(Tag.Tr))
        {
            using (columns.RowHead())
            {
                html.Element(Tag.Strong, citation.Title);
                html.Element(Tag.P, citation.Text);
            }

            using (columns.Cell(1))
            {
                html.Text(citation.Instrument);
                html.Text(ReportTexts.BeforeArticle);
                html.Text(citation.Article);
                using (html.Open(Tag.P, Attr.Class("where")))
                {
                    html.Text(CodeWords.Force(citation.Force));
                    html.Sign(" · ");
                    report.Name(citation.Rule);
                }
            }

            using (columns.Cell(2))
            {
                html.Text(citation.From is { } from ? ReportTexts.Since.With("date", LocalizedText.Same(from)) : ReportTexts.Undated);
                if (!citation.InForce)
                {
                    html.Sign(" ");
                    html.Element(Tag.Span, ReportTexts.NotInForce, Attr.Class("chip"));
                }

                using (html.Open(Tag.P, Attr.Class("where")))
                {
                    html.Text(CodeWords.Verification(citation.Verification));
                    if (citation.Verification != "verified" && Meanings.OfVerification(citation.Verification) is { } meaning)
                    {
                        html.Text(ReportTexts.Colon);
                        html.Text(meaning);
                    }
                }
            }
        }
    }
}
