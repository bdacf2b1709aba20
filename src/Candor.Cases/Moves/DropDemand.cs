namespace Candor.Cases;

/// <summary>Takes one demand back.</summary>
/// <param name="Demand">Its number.</param>
/// <param name="Reason">Why.</param>
public sealed record DropDemand(int Demand, string Reason) : CaseMove;
