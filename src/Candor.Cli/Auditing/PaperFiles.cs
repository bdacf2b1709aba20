using System.Collections.Immutable;
using System.Globalization;
using Candor.Reports.Papers;
using Candor.Web.Browser;
using Candor.Web.Printing;

namespace Candor.Cli.Auditing;

/// <summary>Writes papers into a folder.</summary>
internal static class PaperFiles
{
    public static ImmutableArray<string> Formats { get; } = ["html", "pdf", "docx", "json", "csv"];

    /// <summary>The formats of an option.</summary>
    /// <exception cref="CommandException">One is not known.</exception>
    public static ImmutableArray<string> ParseFormats(string text)
    {
        ImmutableArray<string> formats = [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
        return formats.Length > 0 && formats.All(f => Formats.Contains(f))
            ? formats
            : throw CommandException.Usage($"--format is '{text}'; it takes {string.Join(", ", Formats)}, joined by commas.");
    }

    /// <summary>Writes a paper in each format and tells on standard output what was written, on standard error what is left to be filled in.</summary>
    /// <exception cref="CommandException">It could not be printed.</exception>
    public static async Task WriteAsync(Paper paper, string folder, string name, ImmutableArray<string> formats, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        foreach (var format in formats)
        {
            var bytes = format switch
            {
                "html" => PaperHtml.Write(paper),
                "pdf" => await PrintAsync(paper, cancellation),
                "docx" => PaperDocx.Write(paper),
                "json" => PaperJson.Write(paper),
                _ => PaperCsv.Write(paper.Table),
            };
            var path = Path.Combine(folder, $"{name}.{format}");
            var draft = path + ".part";
            await File.WriteAllBytesAsync(draft, bytes, cancellation);
            File.Move(draft, path, overwrite: true);
            Console.Out.WriteLine(path);
        }

        if (!paper.Blanks.IsEmpty)
        {
            var shown = paper.Blanks.Take(12).Select(Terminal.TerminalText.Safe);
            var rest = paper.Blanks.Length - 12;
            Console.Error.WriteLine(paper.Language == Language.Zh
                ? $"待填 {paper.Blanks.Length} 处：{string.Join('、', shown)}{(rest > 0 ? $"等，另 {rest} 处" : string.Empty)}"
                : $"left blank, to be filled in ({paper.Blanks.Length}): {string.Join("; ", shown)}{(rest > 0 ? $"; and {rest} more" : string.Empty)}");
        }
    }

    private static async Task<byte[]> PrintAsync(Paper paper, CancellationToken cancellation)
    {
        var dates = paper.Subjects.Select(static s => DateOnly.TryParseExact(s.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : new DateOnly(2000, 1, 1));
        try
        {
            var chromium = await ChromiumFinder.FindOrInstallAsync(Console.Error.WriteLine, cancellation);
            return (await PdfPrinter.PrintAsync([PaperHtml.Write(paper)], chromium, dates.Max(), cancellation))[0];
        }
        catch (BrowserException e)
        {
            throw CommandException.NotAnalysed($"The PDF could not be printed: {e.Message} The other formats need no browser.", e);
        }
    }
}
