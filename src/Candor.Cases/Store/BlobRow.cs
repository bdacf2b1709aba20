namespace Candor.Cases;

/// <summary>What is known of a file in the vault.</summary>
public sealed class BlobRow
{
    /// <summary>Its hash, under which it lies.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its size, in bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Its name, without any folder.</summary>
    public required string FileName { get; init; }

    /// <summary>Its media type.</summary>
    public required string MediaType { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who brought it; null for a worker.</summary>
    public string? AccountId { get; set; }
}
