using System.Numerics;

namespace Candor.Dex;

/// <summary>
/// What fields hold at one point of a method, by object. A field that is not in it holds what it held when the method began: for a symbolic
/// object, the path that names it; for an object made in the method, nothing.
/// <para>A persistent radix tree (Okasaki and Gill, "Fast Mergeable Integer Maps", ML Workshop 1998): a copy costs nothing, a write costs the
/// way to its leaf, and what two heaps have in common is one tree, so that a join costs what they differ in.</para>
/// </summary>
internal sealed class AbstractHeap
{
    public AbstractHeap()
    {
    }

    private AbstractHeap(HeapNode? root) => Root = root;

    private object? _batch;

    public HeapNode? Root { get; set; }

    /// <summary>When set: what was read, by key, with what was found. The key of a whole object has <see cref="WholeObject"/> as its field.</summary>
    public Dictionary<ulong, HeapNode?>? Reads { get; init; }

    private const int WholeObject = -1;

    public static ulong KeyOf(int symbol, int field) => ((ulong)(uint)symbol << 32) | (uint)field;

    public AbstractHeap Clone() => new(Root);

    /// <summary>When set: for which objects data was asked, and what was found.</summary>
    public Dictionary<(int Symbol, bool InFields), int[]>? DataReads { get; init; }

    public bool IsRecording => Reads is not null;

    /// <summary>A copy that notes what is read from it.</summary>
    public AbstractHeap Recording() => new(Root) { Reads = [], DataReads = [] };

    /// <summary>Whether another heap would have given the same to all that was read from fields of this one.</summary>
    public bool ReadsSame(AbstractHeap other)
    {
        if (ReferenceEquals(other.Root, Root))
        {
            return true;
        }

        foreach ((ulong key, HeapNode? found) in Reads!)
        {
            HeapNode? now = (int)(uint)key == WholeObject ? other.FindObject((int)(key >> 32)) : other.FindLeaf(key);
            if (!AreSame(now, found))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether two trees hold the same. What they share is not looked at.</summary>
    private static bool AreSame(HeapNode? a, HeapNode? b) =>
        ReferenceEquals(a, b)
        || (a is HeapLeaf leaf && b is HeapLeaf other && leaf.Key == other.Key && leaf.Values.AsSpan().SequenceEqual(other.Values))
        || (a is HeapBranch one && b is HeapBranch two && one.Key == two.Key && one.Bit == two.Bit && AreSame(one.Left, two.Left) && AreSame(one.Right, two.Right));

    /// <summary>The fields of one object, as a tree; null when none is known.</summary>
    public HeapNode? Of(Symbol symbol)
    {
        HeapNode? found = FindObject(symbol.Id);
        Reads?.TryAdd(KeyOf(symbol.Id, WholeObject), found);
        return found;
    }

    /// <summary>The fields of one object, as a tree, without a note that they were read.</summary>
    public HeapNode? Peek(int symbol) => FindObject(symbol);

    public bool TryGet(Symbol symbol, int field, out int[] values)
    {
        HeapLeaf? found = FindLeaf(KeyOf(symbol.Id, field));
        Reads?.TryAdd(KeyOf(symbol.Id, field), found);
        values = found?.Values!;
        return found is not null;
    }

    private HeapNode? FindObject(int symbol)
    {
        ulong key = KeyOf(symbol, 0);
        HeapNode? node = Root;
        while (node is HeapBranch branch && branch.Bit >> 32 != 0)
        {
            if (!branch.Holds(key))
            {
                return null;
            }

            node = (key & branch.Bit) == 0 ? branch.Left : branch.Right;
        }

        return node is not null && node.Key >> 32 == key >> 32 ? node : null;
    }

    private HeapLeaf? FindLeaf(ulong key)
    {
        HeapNode? node = Root;
        while (node is HeapBranch branch)
        {
            if (!branch.Holds(key))
            {
                return null;
            }

            node = (key & branch.Bit) == 0 ? branch.Left : branch.Right;
        }

        return node is HeapLeaf leaf && leaf.Key == key ? leaf : null;
    }

    public void Set(Symbol symbol, int field, int[] values) => Root = With(Root, KeyOf(symbol.Id, field), values, _batch);

    /// <summary>Begins many writes: what they make is changed in place until they end, so nobody may take the root meanwhile.</summary>
    public void BeginBatch() => _batch = new object();

    public void EndBatch() => _batch = null;

    /// <summary>Forgets all fields of an object.</summary>
    public void Remove(int symbol) => Root = Without(Root, KeyOf(symbol, 0));

    /// <summary>The leaves below a node, in the order of their keys.</summary>
    public static IEnumerable<HeapLeaf> Leaves(HeapNode? node)
    {
        Stack<HeapNode> pending = new();
        if (node is not null)
        {
            pending.Push(node);
        }

        while (pending.TryPop(out HeapNode? top))
        {
            if (top is HeapBranch branch)
            {
                pending.Push(branch.Right);
                pending.Push(branch.Left);
            }
            else
            {
                yield return (HeapLeaf)top;
            }
        }
    }

    /// <summary>A branch over two subtrees with different keys, in either order.</summary>
    public static HeapBranch Part(HeapNode a, HeapNode b, object? batch = null)
    {
        ulong bit = 1UL << BitOperations.Log2(a.Key ^ b.Key);
        ulong prefix = a.Key & ~(bit | (bit - 1));
        return (a.Key & bit) == 0 ? new HeapBranch(prefix, bit, a, b, batch) : new HeapBranch(prefix, bit, b, a, batch);
    }

    private static HeapNode With(HeapNode? node, ulong key, int[] values, object? batch)
    {
        switch (node)
        {
            case null:
                return new HeapLeaf(key, values);
            case HeapLeaf leaf when leaf.Key == key:
                return ReferenceEquals(leaf.Values, values) || leaf.Values.AsSpan().SequenceEqual(values) ? leaf : new HeapLeaf(key, values);
            case HeapBranch branch when branch.Holds(key):
                HeapNode old = (key & branch.Bit) == 0 ? branch.Left : branch.Right;
                HeapNode other = With(old, key, values, batch);
                return ReferenceEquals(other, old) ? branch : branch.With(old, other, batch);
            default:
                return Part(node, new HeapLeaf(key, values), batch);
        }
    }

    /// <summary>The tree without the object whose first possible key is given.</summary>
    private static HeapNode? Without(HeapNode? node, ulong key)
    {
        if (node is not HeapBranch branch || branch.Bit >> 32 == 0)
        {
            return node is null || node.Key >> 32 == key >> 32 ? null : node;
        }

        if (!branch.Holds(key))
        {
            return node;
        }

        if ((key & branch.Bit) == 0)
        {
            HeapNode? left = Without(branch.Left, key);
            return left is null ? branch.Right : ReferenceEquals(left, branch.Left) ? branch : new HeapBranch(branch.Key, branch.Bit, left, branch.Right);
        }

        HeapNode? right = Without(branch.Right, key);
        return right is null ? branch.Left : ReferenceEquals(right, branch.Right) ? branch : new HeapBranch(branch.Key, branch.Bit, branch.Left, right);
    }
}
