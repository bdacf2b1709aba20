namespace Candor.Bundles;

/// <summary>The fixed names of the format (<c>docs/evidence-bundle.md</c>).</summary>
internal static class BundleFormat
{
    public const string Manifest = "candor-bundle/1";
    public const string Statement = "candor-statement/1";
    public const int BlockSize = 64 << 10;
    public const int ManifestBlockSize = 4 << 10;

    public const string ManifestFile = "manifest.json";
    public const string ManifestSumsFile = "manifest.sums";
    public const string StatementFile = "statement.json";
    public const string SignatureFile = "signature.der";
    public const string KeyFile = "key.pem";
    public const string TimestampFile = "timestamp.tst";
    public const string OriginalFolder = "original/";

    /// <summary>The files of the seal: they go along under <c>original/</c> when a bundle is redacted.</summary>
    public static IReadOnlyList<string> Seal(bool hasTimestamp) =>
        hasTimestamp ? [StatementFile, SignatureFile, KeyFile, TimestampFile] : [StatementFile, SignatureFile, KeyFile];

    /// <summary>The files that stand before those that the manifest lists, in their order.</summary>
    public static IReadOnlyList<string> Frame(bool hasTimestamp) => [ManifestFile, ManifestSumsFile, .. Seal(hasTimestamp)];
}
