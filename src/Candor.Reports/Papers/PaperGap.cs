namespace Candor.Reports.Papers;

/// <summary>What was not looked at.</summary>
/// <param name="Subject">The number of the subject.</param>
/// <param name="What">What.</param>
/// <param name="Why">Why.</param>
public sealed record PaperGap(int Subject, string What, string Why);
