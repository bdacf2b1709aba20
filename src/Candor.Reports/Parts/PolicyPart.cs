using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The policies as they were read: what they are, their sections, the contents that the law asks for, the third parties they list.</summary>
internal static class PolicyPart
{
    private const int QuoteLength = 120;

    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Section(ReportSection.Policy))
        {
            if (report.Audit.Policies.IsEmpty)
            {
                html.Element(Tag.P, ReportTexts.NoPolicy);
            }

            foreach (var policy in report.Audit.Policies)
            {
                Policy(report, policy);
            }
        }
    }

    private static void Policy(ReportContext report, Policy policy)
    {
        var html = report.Html;
        using (html.Open(Tag.H3))
        {
            if (string.IsNullOrWhiteSpace(policy.Title))
            {
                html.Text(ReportTexts.Untitled);
            }
            else
            {
                report.Name(policy.Title);
            }
        }

        if (!policy.IsPolicy)
        {
            html.Element(Tag.P, ReportTexts.NotAPolicy, Attr.Class("note"));
        }

        if (!policy.IsComplete)
        {
            html.Element(Tag.P, ReportTexts.Incomplete, Attr.Class("note"));
        }

        using (html.Open(Tag.Dl, Attr.Class("facts")))
        {
            using (html.Entry(ReportTexts.PolicyFile))
            {
                report.Name(policy.FileName);
                html.Sign(" ");
                html.Element(Tag.Small, policy.MediaType);
            }

            using (html.Entry(ReportTexts.PolicyLanguage))
            {
                html.Text(Labels.Of(policy.Language));
            }

            using (html.Entry(ReportTexts.PolicyLength))
            {
                html.Text(ReportTexts.CharacterCount.With("n", LocalizedText.Same(Figures.Of(policy.Characters))));
            }

            using (html.Entry(ReportTexts.TextHash))
            {
                report.Hash(policy.TextSha256);
            }
        }

        Outline(report, policy);
        Contents(report, policy);
        ThirdPartiesView.Write(report, policy);
        PolicyTextView.Write(report, policy);
    }

    private static void Outline(ReportContext report, Policy policy)
    {
        var html = report.Html;
        var headed = policy.Sections.Where(static s => s.Heading.Length > 0).ToList();
        if (headed.Count == 0)
        {
            return;
        }

        html.Element(Tag.H4, ReportTexts.Outline);
        using (html.Open(Tag.Ul, Attr.Class("outline"), Attr.Lang(policy.Language)))
        {
            foreach (var section in headed.Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Li, Attr.Class($"l{Math.Clamp(section.Level, 1, 4)}")))
                {
                    report.Name(section.Heading);
                    html.Sign(" ");
                    html.Element(Tag.Small, ReportTexts.CharacterCount.With("n", LocalizedText.Same(Figures.Of(section.Length))));
                }
            }

            if (headed.Count > report.Limits.Rows)
            {
                using (html.Open(Tag.Li))
                {
                    report.More(report.Limits.Rows, headed.Count);
                }
            }
        }
    }

    private static void Contents(ReportContext report, Policy policy)
    {
        if (policy.Contents.IsEmpty)
        {
            return;
        }

        var html = report.Html;
        html.Element(Tag.H4, ReportTexts.Checklist);
        var columns = new TableColumns(html, ReportTexts.ContentHead, ReportTexts.FoundHead, ReportTexts.QuoteHead);
        using (columns.Open(ReportTexts.Checklist, "contents"))
        using (html.Open(Tag.Tbody))
        {
            foreach (var content in policy.Contents.OrderBy(static c => c.IsPresent).Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        html.Text(report.Names.Content(content.Id));
                    }

                    using (columns.Cell(1))
                    {
                        html.Element(
                            Tag.Span,
                            content.IsPresent ? ReportTexts.Found : ReportTexts.Missing,
                            Attr.Class(content.IsPresent ? "chip k-clear" : "chip k-omitted"));
                    }

                    using (columns.Cell(2))
                    {
                        QuoteView.Short(report, content.Evidence, QuoteLength);
                    }
                }
            }

            columns.More(report.Limits.Rows, policy.Contents.Length);
        }
    }
}
