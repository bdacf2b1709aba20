using System.Buffers.Binary;
using Candor.Bundles.Cutting;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Manifests;

/// <summary>A file that a manifest lists: a leaf of the tree.</summary>
/// <param name="Path">Its name in the bundle.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Cut">How it is cut into parts.</param>
/// <param name="Whole">The commitment to the SHA-256 of its whole content.</param>
internal abstract record ManifestEntry(string Path, long Size, CutKind Cut, byte[] Whole)
{
    /// <summary>The commitment to the name under which it was signed.</summary>
    public abstract byte[] NameCommitment { get; }

    /// <summary>The root over the commitments to its blocks.</summary>
    public abstract byte[] BlocksRoot { get; }

    /// <summary>The root over the roots of the parts of its blocks.</summary>
    public abstract byte[] PartsRoot { get; }

    /// <summary>The number of its blocks.</summary>
    public long BlockCount => (Size + BundleFormat.BlockSize - 1) / BundleFormat.BlockSize;

    /// <summary>The data of its leaf.</summary>
    public byte[] ToLeaf()
    {
        const string Label = "candor-bundle/1 file\n";
        var leaf = new byte[Label.Length + 8 + 1 + (4 * MerkleTree.HashLength)];
        var rest = leaf.AsSpan();
        System.Text.Encoding.ASCII.GetBytes(Label, rest);
        rest = rest[Label.Length..];
        BinaryPrimitives.WriteInt64BigEndian(rest, Size);
        rest[8] = (byte)Cut;
        rest = rest[9..];
        foreach (var hash in (ReadOnlySpan<byte[]>)[NameCommitment, Whole, BlocksRoot, PartsRoot])
        {
            hash.CopyTo(rest);
            rest = rest[MerkleTree.HashLength..];
        }

        return leaf;
    }

    protected static byte[] Name(byte[] salt, string path) => Commitment.Of(salt, System.Text.Encoding.ASCII.GetBytes(path));
}
