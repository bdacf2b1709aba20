using System.Security.Cryptography;

namespace Candor.Bundles.Trees;

/// <summary>The Merkle tree hash of RFC 6962, section 2.1: leaves under 0x00, nodes under 0x01, so that neither passes for the other.</summary>
internal static class MerkleTree
{
    public const int HashLength = 32;

    /// <summary>The hash of a leaf with its data.</summary>
    public static byte[] Leaf(ReadOnlySpan<byte> data)
    {
        Span<byte> small = stackalloc byte[512];
        var bytes = data.Length < small.Length ? small[..(data.Length + 1)] : new byte[data.Length + 1];
        bytes[0] = 0;
        data.CopyTo(bytes[1..]);
        return SHA256.HashData(bytes);
    }

    /// <summary>The root over the data of leaves in their order; of no leaves, the hash of nothing.</summary>
    public static byte[] Root(IEnumerable<byte[]> leaves)
    {
        // A stack of complete subtrees, as in a binary counter; the rest is folded from the right, which is the split of the RFC.
        var stack = new List<byte[]>();
        var count = 0L;
        foreach (var data in leaves)
        {
            var hash = Leaf(data);
            for (var bits = count++; (bits & 1) == 1; bits >>= 1)
            {
                hash = Node(stack[^1], hash);
                stack.RemoveAt(stack.Count - 1);
            }

            stack.Add(hash);
        }

        if (stack.Count == 0)
        {
            return SHA256.HashData([]);
        }

        var root = stack[^1];
        for (var i = stack.Count - 2; i >= 0; i--)
        {
            root = Node(stack[i], root);
        }

        return root;
    }

    private static byte[] Node(byte[] left, byte[] right)
    {
        Span<byte> bytes = stackalloc byte[1 + (2 * HashLength)];
        bytes[0] = 1;
        left.CopyTo(bytes[1..]);
        right.CopyTo(bytes[(1 + HashLength)..]);
        return SHA256.HashData(bytes);
    }
}
