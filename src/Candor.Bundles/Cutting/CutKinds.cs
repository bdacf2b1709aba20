namespace Candor.Bundles.Cutting;

/// <summary>Which cut a file gets, and the words for it.</summary>
internal static class CutKinds
{
    /// <summary>Larger files are cut into blocks only. In bytes.</summary>
    public const long MostCutBytes = 256L << 20;

    public static CutKind Of(string path, long length) =>
        length > MostCutBytes ? CutKind.Bytes
        : path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".har", StringComparison.Ordinal) ? CutKind.Json
        : path.EndsWith(".html", StringComparison.Ordinal) || path.EndsWith(".txt", StringComparison.Ordinal) || path.EndsWith(".xml", StringComparison.Ordinal)
            || path.EndsWith(".md", StringComparison.Ordinal) || path.EndsWith("SHA256SUMS", StringComparison.Ordinal) ? CutKind.Text
        : CutKind.Bytes;

    public static string ToText(CutKind cut) => cut switch { CutKind.Json => "json", CutKind.Text => "text", _ => "bytes" };

    public static CutKind? Parse(string? text) => text switch { "json" => CutKind.Json, "text" => CutKind.Text, "bytes" => CutKind.Bytes, _ => null };
}
