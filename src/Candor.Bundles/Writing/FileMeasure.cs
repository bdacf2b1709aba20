using System.IO.Hashing;
using System.Security.Cryptography;
using Candor.Bundles.Cutting;
using Candor.Bundles.Manifests;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Writing;

/// <summary>Hashes a file into its entry of a manifest.</summary>
internal static class FileMeasure
{
    /// <summary>Measures a file under fresh salts.</summary>
    /// <exception cref="BadBundleException">The file is not the one that was audited.</exception>
    public static MeasuredFile Measure(BundleFile file) => Measure(file, Seed.New());

    /// <summary>Measures a file under the salts of a seed.</summary>
    /// <exception cref="BadBundleException">The file is not the one that was audited.</exception>
    public static MeasuredFile Measure(BundleFile file, byte[] seed)
    {
        using var handle = file.SourcePath is { } source ? File.OpenHandle(source) : null;
        var length = handle is null ? file.Bytes.Length : RandomAccess.GetLength(handle);
        var cut = CutKinds.Of(file.Path, length);
        var blocks = new List<byte[]>();
        using var whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var crc = new Crc32();
        byte[] parts;
        if (handle is null || cut != CutKind.Bytes)
        {
            var bytes = file.Bytes;
            if (handle is not null)
            {
                var read = new byte[length];
                bytes = read.AsMemory(0, ReadBlock(handle, 0, read));
            }

            whole.AppendData(bytes.Span);
            crc.Append(bytes.Span);
            for (var at = 0; at < bytes.Length; at += BundleFormat.BlockSize)
            {
                var block = bytes.Span.Slice(at, Math.Min(BundleFormat.BlockSize, bytes.Length - at));
                blocks.Add(Commitment.Of(Seed.BlockSalt(Seed.Block(seed, blocks.Count)), block));
            }

            parts = PartsRoot(bytes.Span, cut, seed);
            length = bytes.Length;
        }
        else
        {
            var roots = new List<byte[]>();
            var buffer = new byte[BundleFormat.BlockSize];
            length = 0;
            while (ReadBlock(handle, length, buffer) is > 0 and var read)
            {
                var block = buffer.AsSpan(0, read);
                whole.AppendData(block);
                crc.Append(block);
                var blockSeed = Seed.Block(seed, blocks.Count);
                roots.Add(MerkleTree.Root([Commitment.Of(Seed.PartSalt(blockSeed, 0), block)]));
                blocks.Add(Commitment.Of(Seed.BlockSalt(blockSeed), block));
                length += read;
            }

            parts = MerkleTree.Root(roots);
        }

        var sha256 = whole.GetHashAndReset();
        if (file.Sha256 is { } expected && expected != Convert.ToHexStringLower(sha256))
        {
            throw new BadBundleException(file.Path, "the file changed since it was audited");
        }

        return new(file, new(file.Path, length, cut, Commitment.Of(Seed.WholeSalt(seed), sha256), seed, blocks, parts), sha256, crc.GetCurrentHashAsUInt32());
    }

    /// <summary>The root over the parts of a file.</summary>
    public static byte[] PartsRoot(ReadOnlySpan<byte> bytes, CutKind cut, byte[] seed)
    {
        var roots = new List<byte[]>();
        var at = 0;
        foreach (var parts in PartCutter.Parts(PartCutter.Units(bytes, cut), bytes.Length, BundleFormat.BlockSize))
        {
            var blockSeed = Seed.Block(seed, roots.Count);
            var commitments = new List<byte[]>(parts.Count);
            foreach (var length in parts)
            {
                commitments.Add(Commitment.Of(Seed.PartSalt(blockSeed, commitments.Count), bytes.Slice(at, length)));
                at += length;
            }

            roots.Add(MerkleTree.Root(commitments));
        }

        return MerkleTree.Root(roots);
    }

    private static int ReadBlock(Microsoft.Win32.SafeHandles.SafeFileHandle handle, long offset, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length && RandomAccess.Read(handle, buffer[total..], offset + total) is > 0 and var read)
        {
            total += read;
        }

        return total;
    }
}
