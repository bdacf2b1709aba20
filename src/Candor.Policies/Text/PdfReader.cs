using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Exceptions;

namespace Candor.Policies.Text;

/// <summary>PDF to text, page by page in reading order.</summary>
internal static class PdfReader
{
    private const int PageText = 10;

    /// <summary>Reads a PDF.</summary>
    public static PolicyText Read(byte[] file, PolicyLimits limits, bool isCut)
    {
        var builder = new TextBuilder(limits);
        var gaps = new List<NotAnalysed>();
        var title = string.Empty;
        if (isCut)
        {
            gaps.Add(Gaps.TooLong(limits.MaxBytes, "字节", "bytes"));
        }

        try
        {
            using var document = PdfDocument.Open(file, new ParsingOptions { UseLenientParsing = true, FilterProvider = new PdfBoundedFilters(limits.MaxPdfStream) });
            title = document.Information.Title ?? string.Empty;
            ReadPages(document, limits, builder, gaps);
        }
        catch (PdfDocumentEncryptedException)
        {
            gaps.Add(Gaps.Protected);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // PdfPig throws whatever a broken file leads it to.
            gaps.Add(Gaps.BrokenPdf(e.GetType().Name));
        }

        return builder.Build("application/pdf", title, [.. gaps], gaps.Count == 0);
    }

    private static void ReadPages(PdfDocument document, PolicyLimits limits, TextBuilder builder, List<NotAnalysed> gaps)
    {
        var weights = PdfWeights.Of(document, limits.MaxPdfPage);
        var heaviest = weights.Count == document.NumberOfPages ? 0 : weights.DefaultIfEmpty().Max();
        var pages = Math.Min(document.NumberOfPages, limits.MaxPages);
        int empty = 0, large = 0;
        long content = 0;
        var broken = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var number = 1; number <= pages && !builder.IsFull; number++)
        {
            // Where the tree of pages is not as it should be, any page may be the heaviest.
            var weight = Math.Max(heaviest, number <= weights.Count ? weights[number - 1] : 0);
            content += weight;
            if (weight > limits.MaxPdfPage || content > limits.MaxPdfContent)
            {
                large++;
                continue;
            }

            try
            {
                empty += ReadPage(document.GetPage(number), builder) < PageText ? 1 : 0;
            }
            catch (PdfTooLargeException)
            {
                large++;
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                // PdfPig throws whatever a broken page leads it to; the others stand.
                broken[e.GetType().Name] = broken.GetValueOrDefault(e.GetType().Name) + 1;
            }
        }

        if (empty > 0)
        {
            gaps.Add(Gaps.Scanned(empty, pages));
        }

        if (large > 0)
        {
            gaps.Add(Gaps.LargePages(large, pages));
        }

        gaps.AddRange(broken.Select(b => Gaps.BrokenPages(b.Value, pages, b.Key)));
        if (document.NumberOfPages > pages)
        {
            gaps.Add(Gaps.TooLong(limits.MaxPages, "页", "pages"));
        }
    }

    private static int ReadPage(Page page, TextBuilder builder)
    {
        var before = builder.Length;
        var lines = PdfLines.Of(page);
        var paragraph = new System.Text.StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            paragraph.Append(paragraph.Length > 0 && NeedsSpace(paragraph[^1], lines[i].Text[0]) ? " " : string.Empty).Append(lines[i].Text);
            if (i + 1 == lines.Count || lines[i].EndsParagraph)
            {
                PlainReader.Line(paragraph.ToString(), builder);
                paragraph.Clear();
            }
        }

        return builder.Length - before;
    }

    private static bool NeedsSpace(char left, char right) => left < 0x2E80 && right < 0x2E80;
}
