namespace Candor.Cases;

/// <summary>What a recheck saw of one demand.</summary>
/// <param name="Demand">The demand's number in the notice, from 1.</param>
/// <param name="Result">What it saw.</param>
/// <param name="Why">What that rests on.</param>
public sealed record DemandOutcome(int Demand, DemandResult Result, LocalizedText Why);
