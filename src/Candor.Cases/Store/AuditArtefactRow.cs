namespace Candor.Cases;

/// <summary>A file that an audit made.</summary>
public sealed class AuditArtefactRow
{
    /// <summary>The job.</summary>
    public required string JobId { get; init; }

    /// <summary>Its name, such as <c>report.html</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Its hash in the vault.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its size, in bytes.</summary>
    public required long Size { get; init; }
}
