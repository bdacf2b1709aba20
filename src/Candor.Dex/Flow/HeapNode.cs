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
/// <param name="prefix">What the keys have in common above the bit, zero from there down.</param>
/// <param name="bit">The bit.</param>
/// <param name="left">Keys without it.</param>
/// <param name="right">Keys with it.</param>
/// <param name="batch">The batch of writes that makes it, and may change it until the batch ends; null when it never changes.</param>
internal sealed class HeapBranch(ulong prefix, ulong bit, HeapNode left, HeapNode right, object? batch = null) : HeapNode(prefix)
{
    public ulong Bit { get; } = bit;

    /// <summary>Keys without the bit.</summary>
    public HeapNode Left { get; private set; } = left;

    /// <summary>Keys with it.</summary>
    public HeapNode Right { get; private set; } = right;

    /// <summary>The branch with another subtree in the place of one: itself where the batch of writes that made it is under way, else a new one.</summary>
    /// <param name="old">The subtree.</param>
    /// <param name="other">What takes its place.</param>
    /// <param name="writing">The batch of writes under way, or null.</param>
    public HeapBranch With(HeapNode old, HeapNode other, object? writing)
    {
        bool isLeft = ReferenceEquals(old, Left);
        if (writing is null || !ReferenceEquals(batch, writing))
        {
            return isLeft ? new HeapBranch(Key, Bit, other, Right, writing) : new HeapBranch(Key, Bit, Left, other, writing);
        }

        if (isLeft)
        {
            Left = other;
        }
        else
        {
            Right = other;
        }

        return this;
    }

    /// <summary>Whether a key belongs below this branch.</summary>
    public bool Holds(ulong key) => (key & ~(Bit | (Bit - 1))) == Key;
}
