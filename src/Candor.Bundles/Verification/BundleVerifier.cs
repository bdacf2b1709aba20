using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Candor.Bundles.Containers;
using Candor.Bundles.Manifests;
using Candor.Bundles.Signing;
using Candor.Bundles.Timestamps;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Verification;

/// <summary>
/// Verifies a bundle without anything but the bundle: every byte of it has to follow from what was signed, and what does not is told by file and place.
/// </summary>
public sealed class BundleVerifier(VerifyOptions options)
{
    private const int MostUnexpected = 1000;
    private readonly List<BundleFault> _faults = [];
    private readonly List<BundleSigner> _signers = [];
    private int _leftOut;

    /// <summary>Verifies a folder or an archive.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It must not be read.</exception>
    public static VerificationReport Verify(string path, VerifyOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            using var container = BundleContainer.Open(path);
            return container is null
                ? new(BundleVerdict.NotABundle, null, 0, 0, [], null, [], [], 0)
                : new BundleVerifier(options).Verify(container, cancellation);
        }
        catch (BadBundleException e)
        {
            // The archive changed while it was read.
            return new(BundleVerdict.Altered, null, 0, 0, [], null, [], [new(e.File, e.Start, e.End, e.Message)], 0);
        }
    }

    internal VerificationReport Verify(IBundleContainer container, CancellationToken cancellation)
    {
        foreach (var fault in container.Faults)
        {
            Add(fault);
        }

        var statement = ReadSeal(container, string.Empty, "bundle", out var timestamp);
        var bytes = ReadFile(container, BundleFormat.ManifestFile, options.Limits.ManifestBytes);
        if (bytes is not null && statement is not null)
        {
            CompareManifest(container, bytes, statement);
        }

        var manifest = bytes is null ? null : Guard(() => ManifestReader.Read(bytes, options.Limits));
        var (files, total) = manifest is null ? (0, 0) : CheckFiles(container, manifest, statement?.Timestamp is not null, cancellation);
        if (manifest is not null && statement is not null)
        {
            CheckRoot(container, manifest, statement, ref timestamp);
        }

        return new(
            _faults.Count == 0 ? BundleVerdict.Intact : BundleVerdict.Altered,
            statement is null ? null : Convert.ToHexStringLower(statement.Root),
            files,
            total,
            [.. _signers],
            timestamp,
            manifest is null ? [] : Redacted(manifest),
            [.. _faults.OrderBy(static f => f.File, StringComparer.Ordinal).ThenBy(static f => f.Start ?? -1).ThenBy(static f => f.What, StringComparer.Ordinal)],
            _leftOut);
    }

    private static ImmutableArray<RedactedFile> Redacted(BundleManifest manifest) =>
    [
        .. manifest.Entries.Select(static e => e switch
        {
            RemovedEntry removed => new RedactedFile(removed.Path, true, 0, removed.Size),
            RedactedEntry redacted => new RedactedFile(
                redacted.Path,
                false,
                redacted.Blocks.Sum(static b => b.Parts.Count(static p => p.Commitment is not null)),
                redacted.Blocks.Sum(static b => b.Parts.Where(static p => p.Commitment is not null).Sum(static p => (long)p.Length))),
            _ => null,
        }).OfType<RedactedFile>(),
    ];

    /// <summary>Reads a statement with its key, signature and time-stamp, and checks them against each other.</summary>
    private Statement? ReadSeal(IBundleContainer container, string folder, string role, out Timestamp? timestamp)
    {
        timestamp = null;
        var statementFile = folder + BundleFormat.StatementFile;
        var bytes = ReadFile(container, statementFile, options.Limits.StatementBytes);
        var signature = ReadFile(container, folder + BundleFormat.SignatureFile, options.Limits.SmallFileBytes);
        var key = ReadKey(container, folder + BundleFormat.KeyFile);
        var statement = bytes is null ? null : Guard(() => StatementCodec.Read(statementFile, bytes));
        if (bytes is not null && key is not null && signature is not null)
        {
            var isValid = key.Verify(bytes, signature);
            if (!isValid)
            {
                Add(new(statementFile, 0, bytes.Length, "the signature over it is not valid: it, the signature or the key was changed"));
            }

            bool? isExpected = options.Keys.IsEmpty ? null : options.Keys.Any(k => k.Id == key.Id);
            if (isExpected == false)
            {
                Add(new(folder + BundleFormat.KeyFile, null, null, $"signed by the key {key.Id}, which is not one that was given"));
            }

            _signers.Add(new(statement?.IsRedaction == true ? "redaction" : role, key.Id, isValid, isExpected));
        }

        if (statement is null)
        {
            return null;
        }

        if (key is not null && !statement.Key.AsSpan().SequenceEqual(key.Fingerprint))
        {
            Add(new(folder + BundleFormat.KeyFile, null, null, "is not the key that the statement names"));
        }

        if (statement.Timestamp is { } hash)
        {
            var file = folder + BundleFormat.TimestampFile;
            var token = ReadFile(container, file, options.Limits.SmallFileBytes);
            if (token is not null && !SHA256.HashData(token).AsSpan().SequenceEqual(hash))
            {
                Add(new(file, 0, Math.Max(1, token.Length), "does not match the hash in the statement"));
            }

            if (token is not null && !Timestamp.TryRead(token, statement.Root, options.TimestampAuthorities, out timestamp))
            {
                Add(new(file, 0, Math.Max(1, token.Length), "is no valid time-stamp over the root"));
            }

            if (timestamp?.IsTrusted == false)
            {
                Add(new(file, null, null, $"the time-stamp is signed by '{timestamp.Authority}', which does not lead to an authority that was given"));
            }
        }

        return statement;
    }

    private VerifyingKey? ReadKey(IBundleContainer container, string file)
    {
        if (ReadFile(container, file, options.Limits.SmallFileBytes) is not { } bytes)
        {
            return null;
        }

        try
        {
            var key = VerifyingKey.FromPem(Encoding.ASCII.GetString(bytes));
            if (!bytes.AsSpan().SequenceEqual(Encoding.ASCII.GetBytes(key.Pem)))
            {
                Add(new(file, 0, bytes.Length, "the key is not written in its one form"));
            }

            return key;
        }
        catch (FormatException e)
        {
            Add(new(file, 0, bytes.Length, e.Message));
            return null;
        }
    }

    private void CompareManifest(IBundleContainer container, byte[] bytes, Statement statement)
    {
        var blocks = ManifestSums.Of(bytes);
        var sumsFile = ReadFile(container, BundleFormat.ManifestSumsFile, options.Limits.StatementBytes);
        var sums = sumsFile is null ? null : ManifestSums.Read(sumsFile);
        var isSame = bytes.Length == statement.ManifestSize && MerkleTree.Root(blocks).AsSpan().SequenceEqual(statement.ManifestRoot);
        if (sumsFile is not null && (sums is null || !MerkleTree.Root(sums).AsSpan().SequenceEqual(statement.ManifestRoot) || !sumsFile.AsSpan().SequenceEqual(ManifestSums.Write(sums))))
        {
            Add(new(BundleFormat.ManifestSumsFile, 0, Math.Max(1, sumsFile.Length), "does not match the root in the statement"));
            sums = null;
        }

        if (isSame)
        {
            return;
        }

        if (sums is null)
        {
            Add(new(BundleFormat.ManifestFile, 0, Math.Max(1, bytes.Length), "does not match what was signed"));
            return;
        }

        var from = -1;
        for (var j = 0; j <= blocks.Count; j++)
        {
            var isWrong = j < blocks.Count && j < sums.Count && !blocks[j].AsSpan().SequenceEqual(sums[j]);
            if (isWrong && from < 0)
            {
                from = j;
            }
            else if (!isWrong && from >= 0)
            {
                Add(new(BundleFormat.ManifestFile, (long)from * BundleFormat.ManifestBlockSize, Math.Min(bytes.Length, (long)j * BundleFormat.ManifestBlockSize), "do not match what was signed"));
                from = -1;
            }
        }

        if (bytes.Length != statement.ManifestSize)
        {
            var (start, end) = (Math.Min(bytes.Length, statement.ManifestSize), Math.Max(bytes.Length, statement.ManifestSize));
            Add(new(BundleFormat.ManifestFile, start, end, bytes.Length > statement.ManifestSize ? "stand after the end of what was signed" : "are missing at the end"));
        }
    }

    private (long Files, long Bytes) CheckFiles(IBundleContainer container, BundleManifest manifest, bool hasTimestamp, CancellationToken cancellation)
    {
        string[] expected = [.. BundleFormat.Frame(hasTimestamp), .. manifest.Files().Select(static f => f.Path)];
        var shape = container.Compare(expected, MostUnexpected);
        foreach (var fault in shape.Faults)
        {
            Add(fault);
        }

        var standing = manifest.Entries.Where(static e => e is not RemovedEntry).ToArray();
        var check = new FileCheck(container, options.IsFull);
        var found = new ConcurrentDictionary<string, byte[]>(StringComparer.Ordinal);
        var faults = new ConcurrentBag<BundleFault>();
        var failed = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        var files = 0L;
        var bytes = 0L;
        // The largest first, so that no processor is left alone with one at the end.
        var work = Enumerable.Range(0, standing.Length + manifest.Added.Length)
            .OrderByDescending(i => i < standing.Length ? standing[i].Size : manifest.Added[i - standing.Length].Size)
            .ToArray();
        Parallel.ForEach(
            Partitioner.Create(work, EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = options.Processors > 0 ? options.Processors : Environment.ProcessorCount, CancellationToken = cancellation },
            i =>
            {
                var (path, size) = i < standing.Length ? (standing[i].Path, standing[i].Size) : (manifest.Added[i - standing.Length].Path, manifest.Added[i - standing.Length].Size);
                try
                {
                    var (problems, sha256) = i < standing.Length ? check.Check(standing[i]) : check.Check(manifest.Added[i - standing.Length]);
                    foreach (var problem in problems)
                    {
                        faults.Add(problem);
                        failed[path] = true;
                    }

                    if (sha256 is not null)
                    {
                        found[path] = sha256;
                        Interlocked.Increment(ref files);
                        Interlocked.Add(ref bytes, size);
                    }
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or BadBundleException)
                {
                    faults.Add(new(path, null, null, "cannot be read: " + e.Message));
                    failed[path] = true;
                }
            });
        foreach (var fault in faults.OrderBy(static f => f.File, StringComparer.Ordinal).ThenBy(static f => f.Start))
        {
            Add(fault);
        }

        TellPlaces(container, manifest, shape, found, [.. failed.Keys.Order(StringComparer.Ordinal)]);
        return (files, bytes);
    }

    /// <summary>Tells what is missing and what was added, and where contents stand under other names.</summary>
    private void TellPlaces(IBundleContainer container, BundleManifest manifest, ContainerShape shape, ConcurrentDictionary<string, byte[]> found, string[] failed)
    {
        var sought = manifest.Entries.OfType<OpenEntry>().Where(e => shape.Missing.Contains(e.Path) || failed.Contains(e.Path, StringComparer.Ordinal)).Take(MostUnexpected).ToArray();
        var elsewhere = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (path, size) in shape.Unexpected)
        {
            var original = sought.Where(e => e.Size == size).ToArray();
            var moved = original.Length == 0 ? null : Guard(() =>
            {
                using var blob = container.Open(path);
                return blob is null ? null : Array.Find(original, e => IsContentOf(e, FileCheck.Sha256(blob)));
            });
            if (moved is not null)
            {
                elsewhere.TryAdd(moved.Path, path);
            }

            Add(new(path, null, null, moved is null ? "added: the bundle has no such file" : $"added: it holds what was signed as '{moved.Path}'"));
        }

        foreach (var path in shape.Missing)
        {
            Add(new(path, null, null, elsewhere.TryGetValue(path, out var place) ? $"missing: its content stands under '{place}'" : container.IsComplete ? "missing" : "missing, or not to be found in the damaged archive"));
        }

        foreach (var path in failed.Where(found.ContainsKey))
        {
            var other = Guard(() =>
            {
                using var blob = container.Open(path);
                var original = sought.Where(e => e.Path != path && e.Size == blob?.Length).ToArray();
                var sha256 = original.Length == 0 ? null : FileCheck.Sha256(blob!);
                return sha256 is null ? null : Array.Find(original, e => IsContentOf(e, sha256));
            });
            if (other is not null)
            {
                Add(new(path, null, null, $"holds what was signed as '{other.Path}'"));
            }
        }
    }

    private static bool IsContentOf(OpenEntry entry, byte[] sha256) => Commitment.Of(Seed.WholeSalt(entry.FileSeed), sha256).AsSpan().SequenceEqual(entry.Whole);

    private void CheckRoot(IBundleContainer container, BundleManifest manifest, Statement statement, ref Timestamp? timestamp)
    {
        var root = manifest.Root();
        if (!root.AsSpan().SequenceEqual(statement.Root) || manifest.Entries.Length != statement.Files)
        {
            Add(new(BundleFormat.ManifestFile, null, null, "the root of its tree is not the one that was signed"));
        }

        if (!statement.IsRedaction)
        {
            if (manifest.IsRedacted)
            {
                Add(new(BundleFormat.ManifestFile, null, null, "it leaves things out, but is not signed as a redaction"));
            }

            return;
        }

        var original = ReadSeal(container, BundleFormat.OriginalFolder, "bundle", out timestamp);
        if (original is not null && (original.IsRedaction || !original.Root.AsSpan().SequenceEqual(root) || original.Files != manifest.Entries.Length))
        {
            Add(new(BundleFormat.OriginalFolder + BundleFormat.StatementFile, null, null, "the original statement is over another root"));
        }
    }

    private byte[]? ReadFile(IBundleContainer container, string path, int most) => Guard(() =>
    {
        using var blob = container.Open(path);
        if (blob is null)
        {
            // Those of the frame are told as missing with all others; without a manifest nobody else would.
            Add(new(path, null, null, "missing"));
            return null;
        }

        return blob.ReadAll(path, most);
    });

    private T? Guard<T>(Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (BadBundleException e)
        {
            Add(new(e.File, e.End > e.Start ? e.Start : null, e.End > e.Start ? e.End : null, e.Message));
            return null;
        }
    }

    private void Add(BundleFault fault)
    {
        if (_faults.Contains(fault))
        {
            return;
        }

        if (_faults.Count < options.Limits.Faults)
        {
            _faults.Add(fault);
        }
        else
        {
            _leftOut++;
        }
    }
}
