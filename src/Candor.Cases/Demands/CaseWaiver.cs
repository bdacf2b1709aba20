using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>A company's decision to live with findings for a time.</summary>
/// <param name="Findings">The findings' ids.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Reason">Why.</param>
/// <param name="Expires">The last day on which it holds.</param>
/// <param name="ProposedBy">The account that proposed it.</param>
/// <param name="ApprovedBy">The other account that signed it; null before that.</param>
public sealed record CaseWaiver(ImmutableArray<string> Findings, string Owner, string Reason, DateOnly Expires, string ProposedBy, string? ApprovedBy)
{
    /// <summary>Whether it holds on a day.</summary>
    public bool Holds(DateOnly day) => ApprovedBy is not null && day <= Expires;
}
