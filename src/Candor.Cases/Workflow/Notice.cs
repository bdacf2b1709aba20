using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>A notice, from its draft on.</summary>
/// <param name="DraftedBy">The account that wrote it; another must issue it.</param>
/// <param name="Deadline">By when; frozen when it is issued, and changed only by an extension.</param>
/// <param name="IssuedBy">The account that issued it; null while it is a draft.</param>
/// <param name="IssuedAt">When; null while it is a draft.</param>
/// <param name="AcknowledgedAt">When the respondent first opened it; null before that.</param>
public sealed record Notice(string DraftedBy, Deadline Deadline, string? IssuedBy, DateTimeOffset? IssuedAt, DateTimeOffset? AcknowledgedAt)
{
    /// <summary>The earlier deadlines, with why each was extended.</summary>
    public ImmutableArray<(Deadline Deadline, string Reason)> Extensions { get; init; } = [];
}
