using System.Collections.Immutable;
using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;
using Candor.Bundles.Containers;
using Candor.Bundles.Manifests;
using Candor.Bundles.Signing;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Writing;

/// <summary>Writes evidence bundles, as a folder or as one archive.</summary>
public static class BundleWriter
{
    /// <summary>The end of a name that makes a bundle an archive.</summary>
    public const string ArchiveExtension = ".zip";

    /// <summary>Writes a bundle. What is at the destination is never written over, and nothing is there unless all of it is.</summary>
    /// <param name="destination">A folder, or a file that ends in <c>.zip</c>.</param>
    /// <param name="files">The files; their order does not matter.</param>
    /// <param name="key">The key that signs.</param>
    /// <param name="timestamp">Gets a time-stamp over the root (a token in DER); null for none.</param>
    /// <exception cref="BadBundleException">A file changed since it was audited, or an archive cannot hold them all.</exception>
    /// <exception cref="IOException">Something cannot be read or written, or the destination is there already.</exception>
    public static BundleReceipt Write(string destination, IEnumerable<BundleFile> files, SigningKey key, Func<ReadOnlyMemory<byte>, byte[]>? timestamp = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(key);
        var sorted = files.OrderBy(static f => f.Path, StringComparer.Ordinal).ToImmutableArray();
        foreach (var file in sorted)
        {
            if (BundlePath.Fault(file.Path) is { } fault)
            {
                throw new ArgumentException($"The name '{file.Path}' {fault}.", nameof(files));
            }
        }

        var measured = new MeasuredFile[sorted.Length];
        try
        {
            Parallel.For(0, measured.Length, i => measured[i] = FileMeasure.Measure(sorted[i]));
        }
        catch (AggregateException e) when (e.InnerExceptions.Count > 0 && e.InnerExceptions[0] is BadBundleException or IOException or UnauthorizedAccessException)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            throw;
        }

        var manifest = new BundleManifest([.. measured.Select(static m => m.Entry)], []);
        var root = manifest.Root();
        var token = timestamp?.Invoke(root);
        Emit(destination, manifest, isRedaction: false, root, key, token, measured.Select(static m => (m.File, m.Entry.Size, m.Crc)));
        return new(Convert.ToHexStringLower(root), key.Public.Id, measured.Length, measured.Sum(static m => m.Entry.Size));
    }

    /// <summary>Seals a manifest and writes everything.</summary>
    internal static void Emit(
        string destination, BundleManifest manifest, bool isRedaction, byte[] root, SigningKey key, byte[]? timestamp, IEnumerable<(BundleFile File, long Size, uint Crc)> files)
    {
        var manifestBytes = ManifestWriter.Write(manifest);
        var sums = ManifestSums.Of(manifestBytes);
        var statement = StatementCodec.Write(new(
            isRedaction,
            root,
            manifest.Entries.Length,
            manifestBytes.Length,
            MerkleTree.Root(sums),
            key.Public.Fingerprint,
            timestamp is null ? null : SHA256.HashData(timestamp)));
        byte[][] frame = timestamp is null
            ? [manifestBytes, ManifestSums.Write(sums), statement, key.Sign(statement), Encoding.ASCII.GetBytes(key.Public.Pem)]
            : [manifestBytes, ManifestSums.Write(sums), statement, key.Sign(statement), Encoding.ASCII.GetBytes(key.Public.Pem), timestamp];
        using var sink = destination.EndsWith(ArchiveExtension, StringComparison.OrdinalIgnoreCase) ? (IBundleSink)new ZipSink(destination) : new FolderSink(destination);
        foreach (var (name, bytes) in BundleFormat.Frame(timestamp is not null).Zip(frame))
        {
            sink.Write(new(name, bytes), bytes.Length, Crc32.HashToUInt32(bytes));
        }

        foreach (var (file, size, crc) in files)
        {
            sink.Write(file, size, crc);
        }

        sink.Complete();
    }
}
