namespace Candor.Cases;

/// <summary>What a complainant says.</summary>
/// <param name="Title">What it is about, in one line.</param>
/// <param name="Text">What happened.</param>
/// <param name="Contact">How to reach the complainant; null where not given.</param>
public sealed record Complaint(string Title, string Text, string? Contact)
{
    /// <summary>A picture of it (PNG, JPEG or WebP); null where none was given.</summary>
    public byte[]? Picture { get; init; }
}
