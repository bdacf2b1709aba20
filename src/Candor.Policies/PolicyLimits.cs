namespace Candor.Policies;

/// <summary>
/// Bounds on what one reading may cost. They are counts, not times, so that the same file gives the same result on any machine.
/// What lies beyond a bound is left out and the reading says so.
/// </summary>
public sealed record PolicyLimits
{
    /// <summary>The bounds that the command uses.</summary>
    public static PolicyLimits Default { get; } = new();

    /// <summary>The bytes of the file that are read. 64 MiB unless told.</summary>
    public long MaxBytes { get; init; } = 64L << 20;

    /// <summary>The characters of normalised text that are kept, in UTF-16 code units. 2,000,000 unless told; long policies have 100,000.</summary>
    public int MaxCharacters { get; init; } = 2_000_000;

    /// <summary>The characters of markup that are parsed once scripts and styles are left out. 16,000,000 unless told.</summary>
    public int MaxMarkup { get; init; } = 16_000_000;

    /// <summary>The elements of an HTML document. 1,000,000 unless told.</summary>
    public int MaxElements { get; init; } = 1_000_000;

    /// <summary>How deep the elements of an HTML document may stand in one another; deeper ones are read as part of the last. 512 unless told.</summary>
    public int MaxDepth { get; init; } = 512;

    /// <summary>The cells of all tables together, spans counted once for each place that they fill. 1,000,000 unless told.</summary>
    public int MaxTableCells { get; init; } = 1_000_000;

    /// <summary>The pages of a PDF. 5,000 unless told.</summary>
    public int MaxPages { get; init; } = 5_000;

    /// <summary>The bytes that one stream of a PDF may unpack to. 32 MiB unless told.</summary>
    public int MaxPdfStream { get; init; } = 32 << 20;

    /// <summary>The bytes of content that one page of a PDF draws, forms counted each time. 4 MiB unless told; a dense page has 0.5.</summary>
    public int MaxPdfPage { get; init; } = 4 << 20;

    /// <summary>The bytes of content that all pages of a PDF draw together. 64 MiB unless told.</summary>
    public long MaxPdfContent { get; init; } = 64L << 20;

    /// <summary>The disclosures of one policy. 100,000 unless told.</summary>
    public int MaxDisclosures { get; init; } = 100_000;
}
