namespace Candor.Cases;

/// <summary>Takes the whole notice back.</summary>
/// <param name="Reason">Why.</param>
public sealed record WithdrawNotice(string Reason) : CaseMove;
