namespace Candor.Cases;

/// <summary>What a complainant said. It can be erased; the chain keeps only its commitment.</summary>
public sealed class ComplaintRow
{
    /// <summary>The id, which the complainant follows it by.</summary>
    public required string Id { get; init; }

    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>The salt of the commitment, in hexadecimal.</summary>
    public required string Salt { get; init; }

    /// <summary>SHA-256 of salt and text.</summary>
    public required string Commitment { get; init; }

    /// <summary>What was said; null once erased.</summary>
    public string? Text { get; set; }

    /// <summary>How to reach the complainant; null where not given or erased.</summary>
    public string? Contact { get; set; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>A picture that came with it; null where none did or once erased.</summary>
    public byte[]? Picture { get; set; }

    /// <summary>When it was erased; null while it is there.</summary>
    public DateTimeOffset? ErasedAt { get; set; }
}
