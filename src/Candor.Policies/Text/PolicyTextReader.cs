namespace Candor.Policies.Text;

/// <summary>Any file to text: finds out what it is, decodes it and hands it to the reader of its format.</summary>
internal static class PolicyTextReader
{
    /// <summary>Reads a file; what cannot be read becomes a gap.</summary>
    public static PolicyText Read(ReadOnlyMemory<byte> file, string fileName, PolicyLimits limits)
    {
        var isCut = file.Length > limits.MaxBytes;
        var bytes = isCut ? file[..(int)limits.MaxBytes] : file;
        if (IsPdf(bytes.Span))
        {
            return Finish(PdfReader.Read(bytes.ToArray(), limits, isCut));
        }

        if (bytes.Span.StartsWith("PK\u0003\u0004"u8) && DocxPackage.Open(bytes) is { } package && DocxReader.IsDocx(package))
        {
            return Finish(DocxReader.Read(package, limits, isCut));
        }

        if (bytes.Span.StartsWith(OldOffice) || IsBinary(bytes.Span))
        {
            return Nothing("application/octet-stream", Gaps.Garbage);
        }

        var text = TextDecoder.Decode(bytes.Span);
        return Finish(Looks(text, fileName) switch
        {
            "html" => HtmlReader.Read(text, limits, isCut),
            "md" => MarkdownReader.Read(text, limits, isCut),
            _ => PlainReader.Read(text, limits, isCut),
        });

        PolicyText Finish(PolicyText read) => PolicyTextGaps.Complete(read, limits);
    }

    // The compound file of Word 97 and of encrypted DOCX files.
    private static ReadOnlySpan<byte> OldOffice => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static PolicyText Nothing(string mediaType, NotAnalysed gap) => new(mediaType, string.Empty, string.Empty, [], [], [gap], false);

    private static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    private static bool IsBinary(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 1 << 16)];
        if (sample is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || TextDecoder.EncodingOf(sample, out _).GetByteCount("a") == 2)
        {
            return false;
        }

        var controls = 0;
        foreach (var b in sample)
        {
            controls += b < 0x20 && b is not ((byte)'\n' or (byte)'\r' or (byte)'\t' or 0x0C or 0x1B) ? 1 : 0;
        }

        return sample.StartsWith("PK\u0003\u0004"u8) || controls * 50 > sample.Length;
    }

    private static string Looks(string text, string fileName)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 1 << 12)).TrimStart();
        var extension = Path.GetExtension(fileName).ToLowerInvariant();
        if (extension is ".md" or ".mdx" or ".markdown")
        {
            return "md";
        }

        if (extension is ".html" or ".htm" or ".xhtml" || head.StartsWith("<!doctype", StringComparison.OrdinalIgnoreCase) ||
            head.Contains("<html", StringComparison.OrdinalIgnoreCase) || head.Contains("<body", StringComparison.OrdinalIgnoreCase) ||
            (head.StartsWith("<", StringComparison.Ordinal) && head.Contains("</", StringComparison.Ordinal)))
        {
            return "html";
        }

        return extension is not ".txt" && MarkdownReader.Looks(text) ? "md" : "txt";
    }
}
