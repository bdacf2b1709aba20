namespace Candor.Dex;

/// <summary>
/// A node of an <see cref="AbstractHeap"/>: a leaf holds what one field of one object holds, a branch parts keys at one bit. Immutable, so that
/// heaps share what they have in common. Keys have the object in their upper and the field in their lower half, so that the fields of an object
/// stand together, in order.
/// </summary>
/// <param name="key">Of a leaf, its key; of a branch, what its keys have in common above its bit, zero from there down.</param>
internal abstract class HeapNode(ulong key)
{
    public ulong Key { get; } = key;
}

/// <summary>What one field of one object holds.</summary>
internal sealed class HeapLeaf(ulong key, int[] values) : HeapNode(key)
{
    public int[] Values { get; } = values;

    public int Symbol => (int)(Key >> 32);

    public int Field => (int)(uint)Key;
}

/// <summary>Two subtrees whose keys differ first, from above, at one bit.</summary>
internal sealed class HeapBranch(ulong prefix, ulong bit, HeapNode left, HeapNode right) : HeapNode(prefix)
{
    public ulong Bit { get; } = bit;

    /// <summary>Keys without the bit.</summary>
    public HeapNode Left { get; } = left;

    /// <summary>Keys with it.</summary>
    public HeapNode Right { get; } = right;

    /// <summary>Whether a key belongs below this branch.</summary>
    public bool Holds(ulong key) => (key & ~(Bit | (Bit - 1))) == Key;
}
