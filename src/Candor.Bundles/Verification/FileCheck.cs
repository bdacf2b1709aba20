using System.Buffers;
using System.IO.Hashing;
using System.Security.Cryptography;
using Candor.Bundles.Containers;
using Candor.Bundles.Cutting;
using Candor.Bundles.Manifests;
using Candor.Bundles.Trees;
using Candor.Bundles.Writing;

namespace Candor.Bundles.Verification;

/// <summary>Checks one file. Each of its bytes is hashed once; only a file that fails, or out of which something was taken, is looked at by its blocks.</summary>
internal sealed class FileCheck(IBundleContainer container, bool isFull)
{
    private const int BufferSize = 1 << 20;
    private const int NameLength = 64;
    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>What is wrong with a file, and its SHA-256; null where it could not be hashed.</summary>
    public (List<BundleFault> Faults, byte[]? Sha256) Check(ManifestEntry entry)
    {
        var faults = new List<BundleFault>();
        using var blob = container.Open(entry.Path);
        if (blob is null)
        {
            return (faults, null);
        }

        var sha256 = Hash(entry.Path, blob, entry.Size, faults);
        switch (entry)
        {
            case OpenEntry open:
                var isSame = blob.Length == open.Size && Commitment.Of(Seed.WholeSalt(open.FileSeed), sha256).AsSpan().SequenceEqual(open.Whole);
                if (!isSame)
                {
                    if (!Locate(blob, open.Path, open.Size, open.Blocks.Count, (j, bytes) => Commitment.Of(Seed.BlockSalt(Seed.Block(open.FileSeed, j)), bytes).AsSpan().SequenceEqual(open.Blocks[j]), faults))
                    {
                        faults.Add(new(open.Path, 0, open.Size, "does not match the signed hash, though each block matches its own: the bundle was made wrongly"));
                    }
                }
                else if (HashInName(open.Path) is { } named && !Convert.ToHexStringLower(sha256).Equals(named, StringComparison.Ordinal))
                {
                    faults.Add(new(open.Path, 0, open.Size, "its name is not the SHA-256 of its content"));
                }
                else if (isFull)
                {
                    Full(blob, open, faults);
                }

                break;
            case RedactedEntry redacted:
                Redacted(blob, redacted, sha256, faults);
                break;
        }

        return (faults, sha256);
    }

    /// <summary>What is wrong with a file that redaction added.</summary>
    public (List<BundleFault> Faults, byte[]? Sha256) Check(AddedFile added)
    {
        var faults = new List<BundleFault>();
        using var blob = container.Open(added.Path);
        if (blob is null)
        {
            return (faults, null);
        }

        var sha256 = Hash(added.Path, blob, added.Size, faults);
        if (blob.Length != added.Size || !sha256.AsSpan().SequenceEqual(added.Sha256))
        {
            faults.Add(new(added.Path, 0, Math.Max(blob.Length, added.Size), Sizes("does not match what was signed", blob.Length, added.Size)));
        }

        return (faults, sha256);
    }

    /// <summary>SHA-256 of a file as it is; nothing is read of one that is of another length than it should be, beyond that length.</summary>
    public static byte[] Sha256(BundleBlob blob)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Read(blob, blob.Length, bytes => hash.AppendData(bytes));
        return hash.GetHashAndReset();
    }

    private byte[] Hash(string path, BundleBlob blob, long size, List<BundleFault> faults)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var recorded = container.Crc(path);
        var crc = new Crc32();
        Read(blob, Math.Min(blob.Length, size), bytes =>
        {
            hash.AppendData(bytes);
            if (recorded is not null)
            {
                crc.Append(bytes);
            }
        });
        if (recorded is { } there && blob.Length <= size && crc.GetCurrentHashAsUInt32() != there.Crc)
        {
            faults.Add(new(null, there.Start, there.Start + 4, $"the archive's CRC-32 of '{path}' is not that of its data"));
        }

        return hash.GetHashAndReset();
    }

    private static void Read(BundleBlob blob, long length, Action<ReadOnlySpan<byte>> take)
    {
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(BufferSize, Math.Max(1, length)));
        try
        {
            var at = 0L;
            while (at < length && blob.Read(at, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - at))) is > 0 and var read)
            {
                take(buffer.AsSpan(0, read));
                at += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private delegate bool BlockMatch(int block, ReadOnlySpan<byte> bytes);

    /// <summary>Tells which blocks fail, joined where they touch.</summary>
    /// <returns>Whether any does.</returns>
    private static bool Locate(BundleBlob blob, string path, long size, int blocks, BlockMatch matches, List<BundleFault> faults)
    {
        var buffer = new byte[BundleFormat.BlockSize];
        var from = -1L;
        var before = faults.Count;
        for (var j = 0; j < blocks && (long)j * BundleFormat.BlockSize < blob.Length; j++)
        {
            var at = (long)j * BundleFormat.BlockSize;
            var read = blob.Read(at, buffer.AsSpan(0, (int)Math.Min(buffer.Length, size - at)));
            var isSame = matches(j, buffer.AsSpan(0, read));
            if (isSame && from >= 0)
            {
                faults.Add(new(path, from, at, "do not match what was signed"));
                from = -1;
            }
            else if (!isSame && from < 0)
            {
                from = at;
            }
        }

        var end = Math.Min(blob.Length, size);
        if (from >= 0)
        {
            faults.Add(new(path, from, Math.Max(end, from + 1), "do not match what was signed"));
        }

        if (blob.Length > size)
        {
            faults.Add(new(path, size, blob.Length, "stand after the end of what was signed"));
        }
        else if (blob.Length < size)
        {
            faults.Add(new(path, blob.Length, size, "are missing at the end"));
        }

        return faults.Count > before;
    }

    private static void Full(BundleBlob blob, OpenEntry entry, List<BundleFault> faults)
    {
        var buffer = new byte[BundleFormat.BlockSize];
        var roots = new List<byte[]>();
        for (var j = 0; j < entry.Blocks.Count; j++)
        {
            var at = (long)j * BundleFormat.BlockSize;
            var block = buffer.AsSpan(0, blob.Read(at, buffer));
            var seed = Seed.Block(entry.FileSeed, j);
            if (!Commitment.Of(Seed.BlockSalt(seed), block).AsSpan().SequenceEqual(entry.Blocks[j]))
            {
                faults.Add(new(entry.Path, at, at + block.Length, "match the signed hash of the file and not that of the block: the bundle was made wrongly"));
            }

            if (entry.Cut == CutKind.Bytes)
            {
                roots.Add(MerkleTree.Root([Commitment.Of(Seed.PartSalt(seed, 0), block)]));
            }
        }

        var parts = entry.Cut == CutKind.Bytes
            ? MerkleTree.Root(roots)
            : entry.Size > CutKinds.MostCutBytes ? null : FileMeasure.PartsRoot(blob.ReadAll(entry.Path, CutKinds.MostCutBytes), entry.Cut, entry.FileSeed);
        if (parts is null || !parts.AsSpan().SequenceEqual(entry.Parts))
        {
            faults.Add(new(entry.Path, 0, entry.Size, "match the signed hash of the file and not the tree of its parts: the bundle was made wrongly"));
        }
    }

    private static void Redacted(BundleBlob blob, RedactedEntry entry, byte[] sha256, List<BundleFault> faults)
    {
        if (!Locate(blob, entry.Path, entry.Size, entry.Blocks.Count, (j, bytes) => IsAsSigned(entry.Blocks[j], bytes), faults)
            && !sha256.AsSpan().SequenceEqual(entry.Sha256))
        {
            faults.Add(new(entry.Path, 0, entry.Size, "does not match the hash of what stands here now"));
        }
    }

    private static bool IsAsSigned(RedactedBlock block, ReadOnlySpan<byte> bytes)
    {
        if (block.BlockSeed is { } seed)
        {
            return Commitment.Of(Seed.BlockSalt(seed), bytes).AsSpan().SequenceEqual(block.Block);
        }

        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(block.Now))
        {
            return false;
        }

        var commitments = new List<byte[]>(block.Parts.Count);
        foreach (var part in block.Parts)
        {
            if (part.Length > bytes.Length)
            {
                return false;
            }

            commitments.Add(part.Commitment ?? Commitment.Of(part.Salt, bytes[..part.Length]));
            bytes = bytes[part.Length..];
        }

        return bytes.IsEmpty && MerkleTree.Root(commitments).AsSpan().SequenceEqual(block.PartsRoot);
    }

    /// <summary>The hash that an exhibit or an input carries in its name; null for other files.</summary>
    private static string? HashInName(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        var name = path[(slash + 1)..];
        return slash > 0 && path[..slash] is "exhibits" or "inputs" && name.Length > NameLength && name[NameLength] == '.' && !name.AsSpan(0, NameLength).ContainsAnyExcept(Digits)
            ? name[..NameLength]
            : null;
    }

    private static string Sizes(string what, long there, long signed) => there == signed ? what : $"{what}: {there} bytes are there, {signed} were signed";
}
