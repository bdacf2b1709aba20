namespace Candor.Cases;

/// <summary>Answers a reply that does not accept a demand in full: the demand stands.</summary>
/// <param name="Demand">Its number.</param>
/// <param name="Reason">What is said to the reply.</param>
public sealed record UpholdDemand(int Demand, string Reason) : CaseMove;
