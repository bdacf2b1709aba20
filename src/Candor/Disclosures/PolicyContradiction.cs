namespace Candor;

/// <summary>Two disclosures of one policy of which one affirms what the other denies.</summary>
/// <param name="Kind">Whether they exclude each other or one narrows the other.</param>
/// <param name="Affirmed">The id of the disclosure that affirms.</param>
/// <param name="Denied">The id of the disclosure that denies.</param>
public sealed record PolicyContradiction(ContradictionKind Kind, string Affirmed, string Denied);
