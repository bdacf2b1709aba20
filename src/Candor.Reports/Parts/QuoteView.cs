using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>Words of a policy: in their context, or shortened with a link to the place where they stand in full.</summary>
internal static class QuoteView
{
    /// <summary>The quote between what stands before and after it, under the headings above it.</summary>
    public static void Full(ReportContext report, string blob, TextLocator text)
    {
        var html = report.Html;
        if (!text.Heading.IsEmpty)
        {
            using (html.Open(Tag.P, Attr.Class("path")))
            {
                for (var i = 0; i < text.Heading.Length && i < report.Limits.EntriesPerRow; i++)
                {
                    html.Sign(i > 0 ? " › " : string.Empty);
                    report.Name(text.Heading[i]);
                }
            }
        }

        using (html.Open(Tag.Blockquote, Attr.Lang(report.LanguageOf(blob))))
        {
            using (html.Open(Tag.Span, Attr.Class("dim")))
            {
                html.Sign(text.Start > text.Before.Length ? "…" : string.Empty);
                html.Text(text.Before);
            }

            html.Element(Tag.Mark, text.Quote);
            using (html.Open(Tag.Span, Attr.Class("dim")))
            {
                html.Text(text.After);
                html.Sign(text.Start + (long)text.Length + text.After.Length < report.CharactersOf(blob) ? "…" : string.Empty);
            }
        }

        using (html.Open(Tag.P, Attr.Class("where")))
        {
            html.Text(ReportTexts.Characters
                .With("from", LocalizedText.Same(Figures.Of(text.Start)))
                .With("to", LocalizedText.Same(Figures.Of((long)text.Start + text.Length))));
            if (report.MarksOf(blob)?.PlaceOf(text.Start) is { } place)
            {
                html.Sign(" · ");
                html.Element(Tag.A, ReportTexts.InPolicy, Attr.LinkTo(place));
            }
        }
    }

    /// <summary>The first words of a quote and a link to it; what was looked for, where it is a search.</summary>
    public static void Short(ReportContext report, string evidence, int length)
    {
        var html = report.Html;
        var found = report.Plan.Find(evidence);
        switch (found?.Locator)
        {
            case TextLocator text:
                using (html.Open(Tag.Span, Attr.Class("quote"), Attr.Lang(report.LanguageOf(found.Blob))))
                {
                    html.Sign("“");
                    html.Text(Shortened(text.Quote, length), length + 1);
                    html.Sign("”");
                }

                html.Sign(" ");
                break;
            case SearchLocator search:
                html.Element(Tag.Span, ReportTexts.NotFoundShort.With("sought", search.Sought), Attr.Class("dim"));
                html.Sign(" ");
                break;
        }

        report.Links([evidence]);
    }

    private static string Shortened(string quote, int length)
    {
        if (quote.Length <= length)
        {
            return quote;
        }

        var end = char.IsHighSurrogate(quote[length - 1]) ? length - 1 : length;
        return string.Concat(quote.AsSpan(0, end), "…");
    }
}
