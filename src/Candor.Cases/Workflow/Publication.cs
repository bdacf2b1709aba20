namespace Candor.Cases;

/// <summary>Something that everybody may read.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="At">Since when.</param>
/// <param name="WithdrawnFor">Why it was taken back; null while it stands.</param>
public sealed record Publication(PublicationKind Kind, DateTimeOffset At, string? WithdrawnFor);
