namespace Candor.Law;

/// <summary>A legal instrument.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Jurisdiction">Where it holds.</param>
/// <param name="Name">Its name.</param>
/// <param name="Short">Its short name.</param>
public sealed record Instrument(string Id, string Jurisdiction, LocalizedText Name, LocalizedText Short);
