using System.Security.Cryptography;
using System.Text;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Manifests;

/// <summary>The hashes of the blocks of a manifest (<c>manifest.sums</c>): they tell where a manifest was changed. A line each, in hexadecimal.</summary>
internal static class ManifestSums
{
    private const int LineLength = (2 * MerkleTree.HashLength) + 1;

    /// <summary>SHA-256 of each block of 4 KiB.</summary>
    public static List<byte[]> Of(ReadOnlySpan<byte> manifest)
    {
        var blocks = new List<byte[]>();
        for (var at = 0; at < manifest.Length; at += BundleFormat.ManifestBlockSize)
        {
            blocks.Add(SHA256.HashData(manifest.Slice(at, Math.Min(BundleFormat.ManifestBlockSize, manifest.Length - at))));
        }

        return blocks;
    }

    public static byte[] Write(List<byte[]> blocks) => Encoding.ASCII.GetBytes(string.Concat(blocks.Select(static b => Convert.ToHexStringLower(b) + "\n")));

    /// <summary>The hashes of a file; null where it is not in its one form.</summary>
    public static List<byte[]>? Read(ReadOnlySpan<byte> file)
    {
        if (file.Length % LineLength != 0)
        {
            return null;
        }

        var blocks = new List<byte[]>();
        for (; !file.IsEmpty; file = file[LineLength..])
        {
            var hash = new byte[MerkleTree.HashLength];
            if (Convert.FromHexString(Encoding.ASCII.GetString(file[..(LineLength - 1)]), hash, out _, out _) != System.Buffers.OperationStatus.Done)
            {
                return null;
            }

            blocks.Add(hash);
        }

        return blocks;
    }
}
