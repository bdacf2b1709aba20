using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The policy itself, closed at first, with the passages marked that its disclosures rest on.</summary>
internal static class PolicyTextView
{
    public static void Write(ReportContext report, Policy policy)
    {
        if (report.MarksOf(policy.TextSha256) is not { Text.Length: > 0 } marked)
        {
            return;
        }

        var html = report.Html;
        using (html.Open(Tag.Details, Attr.Class("policy-text")))
        {
            html.Element(Tag.Summary, ReportTexts.PolicyText);
            html.Element(Tag.P, ReportTexts.PolicyTextNote, Attr.Class("note"));
            using (html.Open(Tag.Div, Attr.Lang(policy.Language)))
            {
                var next = 0;
                for (var start = 0; start < marked.Text.Length;)
                {
                    var feed = marked.Text.IndexOf('\n', start);
                    var end = feed < 0 ? marked.Text.Length : feed;
                    using (html.Open(Tag.P))
                    {
                        next = Paragraph(html, marked, start, end, next);
                    }

                    start = end + 1;
                }
            }

            if (marked.Text.Length < policy.Characters)
            {
                html.Element(Tag.P, ReportTexts.PolicyTextCut, Attr.Class("note"));
            }
        }
    }

    private static int Paragraph(HtmlWriter html, PolicyMarks marked, int start, int end, int next)
    {
        var at = start;
        while (next < marked.Marks.Length && marked.Marks[next].Start < end)
        {
            var (from, to, isDenied) = marked.Marks[next];
            var own = Math.Max(from, at);
            html.Text(marked.Text[at..own], marked.Text.Length);
            ReadOnlySpan<Attr> attributes = from >= start ? [Attr.Class(isDenied ? "no" : "yes"), Attr.Id(marked.PlaceOfMark(from))] : [Attr.Class(isDenied ? "no" : "yes")];
            using (html.Open(Tag.Mark, attributes))
            {
                html.Text(marked.Text[own..Math.Min(to, end)], marked.Text.Length);
            }

            at = Math.Min(to, end);
            if (to > end)
            {
                return next;
            }

            next++;
        }

        html.Text(marked.Text[at..end], marked.Text.Length);
        return next;
    }
}
