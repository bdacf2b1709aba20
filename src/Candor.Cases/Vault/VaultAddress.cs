namespace Candor.Cases;

/// <summary>Where a vault is.</summary>
public static class VaultAddress
{
    /// <summary>Opens the vault that a text names: <c>s3://bucket/prefix?endpoint=…&amp;region=…</c>, else a folder.</summary>
    /// <exception cref="ArgumentException">It is an address of neither.</exception>
    public static IEvidenceVault Open(string text, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return text.StartsWith("s3://", StringComparison.OrdinalIgnoreCase)
            ? new S3Vault(S3VaultOptions.Parse(text), clock)
            : text.Contains("://", StringComparison.Ordinal) ? throw new ArgumentException($"'{text}' is neither a folder nor s3://bucket/prefix.", nameof(text))
            : new FolderVault(text, clock);
    }
}
