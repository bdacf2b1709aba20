namespace Candor.Cases;

/// <summary>Marks a finding as overtaken by a change of a rule; it is kept.</summary>
/// <param name="Finding">Its id.</param>
/// <param name="Reason">Which change.</param>
public sealed record SupersedeFinding(string Finding, string Reason) : CaseMove;
