using System.Collections.Immutable;
using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The small pieces that the parts of a report are made of.</summary>
internal static class Pieces
{
    /// <summary>A word in a frame whose colour repeats what the word says.</summary>
    public static void Chip<T>(this HtmlWriter html, string family, T value, LocalizedText label)
        where T : struct, Enum =>
        html.Element(Tag.Span, label, Attr.Class($"chip {family}-{KebabEnum.Format(value)}"));

    public static void Chip(this HtmlWriter html, Verdict value) => html.Chip("v", value, Labels.Of(value));

    public static void Chip(this HtmlWriter html, Severity value) => html.Chip("s", value, Labels.Of(value));

    public static void Chip(this HtmlWriter html, Certainty value) => html.Chip("c", value, Labels.Of(value));

    public static void Chip(this HtmlWriter html, ConsistencyVerdict value) => html.Chip("k", value, Labels.Of(value));

    /// <summary>A term and what stands to it, in a definition list.</summary>
    public static ElementScope Entry(this HtmlWriter html, LocalizedText term)
    {
        html.Element(Tag.Dt, term);
        return html.Open(Tag.Dd);
    }

    /// <summary>A section of the report with its heading.</summary>
    public static ElementScope Section(this HtmlWriter html, ReportSection section)
    {
        var scope = html.Open(Tag.Section, Attr.Id(section.Place), Attr.LabelledBy(section.HeadingPlace));
        html.Element(Tag.H2, section.Title, Attr.Id(section.HeadingPlace));
        return scope;
    }

    /// <summary>A text from the subject in monospace, such as a name, a hash or a command.</summary>
    public static void Code(this ReportContext report, string text)
    {
        using (report.Html.Open(Tag.Code))
        {
            report.Html.Text(text);
        }
    }

    /// <summary>A name from the subject or the policy.</summary>
    public static void Name(this ReportContext report, string text) => report.Html.Text(text, report.Limits.NameLength);

    /// <summary>Links to evidence that the report shows, and the number of those that it does not.</summary>
    public static void Links(this ReportContext report, IEnumerable<string> ids)
    {
        var all = ids.Distinct(StringComparer.Ordinal).Where(id => report.Plan.Find(id) is not null).ToImmutableArray();
        if (all.IsEmpty)
        {
            return;
        }

        var shown = 0;
        using (report.Html.Open(Tag.Span, Attr.Class("refs")))
        {
            foreach (var id in all)
            {
                if (shown < report.Limits.LinksPerRow && report.Plan.NumberOf(id) is > 0 and var number)
                {
                    shown++;
                    using (report.Html.Open(Tag.A, Attr.LinkTo(EvidencePlan.PlaceOf(id))))
                    {
                        report.Html.Sign($"E{number}");
                    }

                    report.Html.Sign(" ");
                }
            }

            if (all.Length > shown)
            {
                using (report.Html.Open(Tag.Small))
                {
                    report.More(shown, all.Length);
                }
            }
        }
    }

    /// <summary>Links to findings that the report shows, and the number of the others.</summary>
    public static void FindingLinks(this ReportContext report, IReadOnlyCollection<Finding> findings, int limit)
    {
        var shown = 0;
        foreach (var finding in findings)
        {
            if (shown < limit && report.Numbers.TryGetValue(finding.Id, out var number))
            {
                shown++;
                using (report.Html.Open(Tag.A, Attr.LinkTo(ReportContext.PlaceOf(finding))))
                {
                    report.Html.Sign($"F{number}");
                }

                report.Html.Sign(" ");
            }
        }

        report.More(shown, findings.Count);
    }

    /// <summary>How many are left out; nothing where none are.</summary>
    public static void More(this ReportContext report, int shown, int all)
    {
        if (all > shown)
        {
            report.Html.Text(ReportTexts.More.With("n", LocalizedText.Same(Figures.Of(all - shown))));
        }
    }

    /// <summary>Texts with commas between them; a word for none where there are none.</summary>
    public static void Join(this ReportContext report, IEnumerable<LocalizedText> texts)
    {
        var all = texts.ToImmutableArray();
        if (all.IsEmpty)
        {
            report.Html.Element(Tag.Span, ReportTexts.None, Attr.Class("dim"));
            return;
        }

        for (var i = 0; i < all.Length && i < report.Limits.EntriesPerRow; i++)
        {
            if (i > 0)
            {
                report.Html.Text(ReportTexts.Comma);
            }

            report.Html.Text(all[i]);
        }

        if (all.Length > report.Limits.EntriesPerRow)
        {
            report.Html.Text(ReportTexts.Separator);
            report.More(report.Limits.EntriesPerRow, all.Length);
        }
    }

    /// <summary>A hash in full, broken where the line ends.</summary>
    public static void Hash(this ReportContext report, string hash)
    {
        using (report.Html.Open(Tag.Code, Attr.Class("hash")))
        {
            report.Html.Text(hash, report.Limits.NameLength);
        }
    }
}
