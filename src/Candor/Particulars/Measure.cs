namespace Candor.Particulars;

/// <summary>What was done about a finding.</summary>
/// <param name="Finding">The id of the finding; null where all of a kind are meant.</param>
/// <param name="Kind">The kind of finding; null where one is meant.</param>
/// <param name="Text">What was done.</param>
public sealed record Measure(string? Finding, string? Kind, string Text);
