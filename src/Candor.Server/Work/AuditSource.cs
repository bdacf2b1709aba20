using System.Text.Json.Serialization;

namespace Candor.Server.Work;

/// <summary>A file in the vault, or an address.</summary>
/// <param name="Sha256">The hash of the file in the vault; null for an address.</param>
/// <param name="FileName">What the file was called when it came; for people, never a path.</param>
/// <param name="Address">The address; null for a file.</param>
public sealed record AuditSource(string? Sha256, string? FileName, string? Address)
{
    /// <summary>Whether it is visited by a browser: an address, or a file that is called like a page.</summary>
    [JsonIgnore]
    public bool IsPage => Address is not null || Path.GetExtension(FileName)?.ToLowerInvariant() is ".html" or ".htm" or ".xhtml";
}
