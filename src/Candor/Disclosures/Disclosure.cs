namespace Candor;

/// <summary>One thing that a policy says about one data type.</summary>
/// <param name="Id">A hash of what makes it this disclosure.</param>
/// <param name="Policy">SHA-256 of the policy's normalised text.</param>
/// <param name="DataType">The id of the data type.</param>
/// <param name="Action">What is said to be done.</param>
/// <param name="Party">
/// The id of the party that collects or receives: <see cref="PartyIds.First"/>, a party of the knowledge base,
/// <see cref="PartyIds.ThirdParties"/> for recipients in general, or <see cref="PartyIds.Unknown"/> for a named one that is not known.
/// </param>
/// <param name="PartyName">The recipient's name as the policy writes it; null where it names none.</param>
/// <param name="Purpose">The id of the purpose; null where none is told or known.</param>
/// <param name="Condition">The condition as the policy writes it; null where there is none.</param>
/// <param name="Polarity">Whether it is said to be done or not.</param>
/// <param name="Modality">How firmly.</param>
/// <param name="Source">Where in the policy it stands.</param>
/// <param name="IsVague">Whether the wording is open: 等, 包括但不限于, such as, related information.</param>
/// <param name="Quote">The id of the evidence that quotes it.</param>
public sealed record Disclosure(
    string Id,
    string Policy,
    string DataType,
    DisclosureAction Action,
    string Party,
    string? PartyName,
    string? Purpose,
    string? Condition,
    Polarity Polarity,
    Modality Modality,
    DisclosureSource Source,
    bool IsVague,
    string Quote);
