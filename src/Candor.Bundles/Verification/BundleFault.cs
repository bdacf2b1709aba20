using System.Globalization;

namespace Candor.Bundles.Verification;

/// <summary>Something that is not as it was signed.</summary>
/// <param name="File">The file in the bundle; null where the archive or folder itself is meant.</param>
/// <param name="Start">The first byte, counted from 0; null where no range is meant.</param>
/// <param name="End">The byte after the last; null where no range is meant.</param>
/// <param name="What">What is wrong, in English.</param>
public sealed record BundleFault(string? File, long? Start, long? End, string What)
{
    /// <summary>The fault in one line.</summary>
    public override string ToString() =>
        (File ?? "(the bundle itself)")
        + (Start is { } start && End is { } end && end > start ? string.Create(CultureInfo.InvariantCulture, $": bytes {start}-{end - 1}") : "")
        + ": " + What;
}
