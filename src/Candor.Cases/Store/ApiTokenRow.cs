namespace Candor.Cases;

/// <summary>A token with which a program acts for an account.</summary>
public sealed class ApiTokenRow
{
    /// <summary>The id, which stands in the token.</summary>
    public required string Id { get; init; }

    /// <summary>The account.</summary>
    public required string AccountId { get; init; }

    /// <summary>What it is for.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required string Hash { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset Expires { get; init; }

    /// <summary>When it was taken back; null while it holds.</summary>
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>When it was used last; null before that.</summary>
    public DateTimeOffset? LastUsedAt { get; set; }
}
