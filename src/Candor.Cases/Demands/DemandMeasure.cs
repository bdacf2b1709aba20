namespace Candor.Cases;

/// <summary>What a respondent did about one demand.</summary>
/// <param name="Demand">The demand's number in the notice, from 1.</param>
/// <param name="Text">What was done.</param>
public sealed record DemandMeasure(int Demand, string Text);
