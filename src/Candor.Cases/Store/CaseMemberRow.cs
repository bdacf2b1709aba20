namespace Candor.Cases;

/// <summary>Somebody who may see a case that is not theirs by role: the complainant and those who speak for the party.</summary>
public sealed class CaseMemberRow
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary><c>complainant</c> or <c>respondent</c>.</summary>
    public required string Kind { get; init; }
}
