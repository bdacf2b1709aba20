namespace Candor;

/// <summary>A rule that a finding cites.</summary>
/// <param name="Rule">The id of the rule.</param>
/// <param name="Article">The place in the instrument.</param>
/// <param name="Instrument">The instrument.</param>
/// <param name="Force">Its legal weight, as named in <c>docs/knowledge.md</c>.</param>
/// <param name="InForce">Whether it was in force on the date of the fact. Only a platform's policy without a date is cited without.</param>
/// <param name="From">The first day in force, ISO 8601; null where the instrument has no date.</param>
/// <param name="Title">The rule in a few words.</param>
/// <param name="Text">The duty, in Candor's words.</param>
/// <param name="Verification">How well Candor's wording was checked against the source: <c>verified</c>, <c>partial</c> or <c>memory</c>.</param>
public sealed record Citation(
    string Rule,
    LocalizedText Article,
    LocalizedText Instrument,
    string Force,
    bool InForce,
    string? From,
    LocalizedText Title,
    LocalizedText Text,
    string Verification);
