namespace Candor.Cases;

/// <summary>A waiting job as a stream is told of it.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Epoch">The epoch at which it waits.</param>
/// <param name="Lane">The name of its lane.</param>
internal sealed record JobOffer(string JobId, int Epoch, string Lane)
{
    /// <summary>What the stream carries, and by what it drops doubles.</summary>
    public string Text => $"{JobId}:{Epoch}";

    /// <summary>Reads what a stream carried; null where it is none.</summary>
    public static (string JobId, int Epoch)? Parse(string? text) =>
        text?.LastIndexOf(':') is > 0 and var colon && int.TryParse(text.AsSpan(colon + 1), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var epoch)
            ? (text[..colon], epoch)
            : null;
}
