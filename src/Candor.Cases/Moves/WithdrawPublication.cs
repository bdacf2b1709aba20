namespace Candor.Cases;

/// <summary>Takes a publication back; that it was there stays visible, with the reason.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Reason">Why.</param>
public sealed record WithdrawPublication(PublicationKind Kind, string Reason) : CaseMove;
