namespace Candor.Cases;

/// <summary>Shows something to everybody.</summary>
/// <param name="Kind">What.</param>
public sealed record Publish(PublicationKind Kind) : CaseMove;
