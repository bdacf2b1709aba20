namespace Candor.Reports.Papers;

/// <summary>A rule that an item cites.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Instrument">The instrument that it stands in.</param>
/// <param name="Article">The article.</param>
/// <param name="Force">Its force, such as <c>law</c>.</param>
/// <param name="From">The first day in force; null where it is not in force.</param>
/// <param name="Text">What it asks, in our own words.</param>
/// <param name="Verification">How far its wording was checked.</param>
public sealed record PaperCitation(string Rule, string Instrument, string Article, string Force, string? From, string Text, string Verification);
