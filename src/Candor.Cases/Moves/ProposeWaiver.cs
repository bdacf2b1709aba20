using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>A company wants to live with findings for a time.</summary>
/// <param name="Findings">Their ids, among the confirmed.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day on which it holds.</param>
public sealed record ProposeWaiver(ImmutableArray<string> Findings, string Owner, string Reason, DateOnly Expires) : CaseMove;
