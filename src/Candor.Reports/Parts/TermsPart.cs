using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>What the words of the report mean, and what the report is not.</summary>
internal static class TermsPart
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Section(ReportSection.Terms))
        {
            using (html.Open(Tag.Div, Attr.Class("terms")))
            {
                List(html, ReportTexts.TermsVerdict, "v", Enum.GetValues<Verdict>(), Labels.Of, Meanings.Of);
                List(html, ReportTexts.TermsCertainty, "c", [.. Enum.GetValues<Certainty>().Reverse()], Labels.Of, Meanings.Of);
                List(html, ReportTexts.TermsConsistency, "k", Enum.GetValues<ConsistencyVerdict>(), Labels.Of, Meanings.Of);
                List(html, ReportTexts.TermsSeverity, "s", [.. Enum.GetValues<Severity>().Reverse()], Labels.Of, Meanings.Of);
                Verification(html);
            }

            html.Element(Tag.P, ReportTexts.SeverityNote);
            html.Element(Tag.P, ReportTexts.HiddenNote);
            html.Element(Tag.H3, ReportTexts.Statement);
            html.Element(Tag.P, ReportTexts.NotAdvice, Attr.Class("note"));
        }
    }

    private static void List<T>(HtmlWriter html, LocalizedText title, string family, T[] values, Func<T, LocalizedText> label, Func<T, LocalizedText> meaning)
        where T : struct, Enum
    {
        using (html.Open(Tag.Div))
        {
            html.Element(Tag.H3, title);
            using (html.Open(Tag.Dl))
            {
                foreach (var value in values)
                {
                    using (html.Open(Tag.Dt))
                    {
                        html.Chip(family, value, label(value));
                    }

                    html.Element(Tag.Dd, meaning(value));
                }
            }
        }
    }

    private static void Verification(HtmlWriter html)
    {
        using (html.Open(Tag.Div))
        {
            html.Element(Tag.H3, ReportTexts.TermsVerification);
            using (html.Open(Tag.Dl))
            {
                foreach (var word in (ReadOnlySpan<string>)["verified", "partial", "memory"])
                {
                    if (Meanings.OfVerification(word) is { } meaning)
                    {
                        html.Element(Tag.Dt, CodeWords.Verification(word));
                        html.Element(Tag.Dd, meaning);
                    }
                }
            }
        }
    }
}
