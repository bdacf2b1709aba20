namespace Candor.Bundles;

/// <summary>The fixed names of the format (<c>docs/evidence-bundle.md</c>).</summary>
internal static class BundleFormat
{
    public const string Manifest = "candor-bundle/1";
    public const string Statement = "candor-statement/1";
    public const int BlockSize = 64 << 10;
    public const int ManifestBlockSize = 4 << 10;

    public const string ManifestFile = "manifest.json";
    public const string StatementFile = "statement.json";
    public const string SignatureFile = "signature.der";
    public const string KeyFile = "key.pem";
    public const string TimestampFile = "timestamp.tst";
    public const string OriginalFolder = "original/";

    /// <summary>The files that stand before those that the manifest lists, in their order.</summary>
    public static IReadOnlyList<string> Frame(bool hasTimestamp) =>
        hasTimestamp ? [ManifestFile, StatementFile, SignatureFile, KeyFile, TimestampFile] : [ManifestFile, StatementFile, SignatureFile, KeyFile];
}
