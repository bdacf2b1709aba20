namespace Candor.Cases;

/// <summary>A link of a chain. Never changed and never deleted: the database refuses both.</summary>
public sealed class CaseEventRow
{
    /// <summary>The case.</summary>
    public required string CaseId { get; init; }

    /// <summary>Its place, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>The body as it was hashed.</summary>
    public required string Body { get; init; }

    /// <summary>SHA-256 of the body.</summary>
    public required string Hash { get; init; }

    /// <summary>The server's signature.</summary>
    public required string Signature { get; init; }

    /// <summary>The name of the move.</summary>
    public required string Move { get; init; }

    /// <summary>Who.</summary>
    public required string ActorId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}
