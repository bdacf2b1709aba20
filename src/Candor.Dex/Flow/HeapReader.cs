using System.Runtime.InteropServices;

namespace Candor.Dex;

/// <summary>Reads, writes and joins abstract heaps.</summary>
internal sealed class HeapReader(FlowProgram program, SymbolPool symbols, FieldPool fields)
{
    /// <summary>How deep data is looked for inside objects that hold others.</summary>
    public const int DataDepth = 4;

    /// <summary>Above how many entries a set is made anew and not cleared: clearing costs by the size that it once had.</summary>
    private const int LargestKept = 256;

    private readonly DataMemo _memo = new(program, symbols, fields, inFields: false);
    private readonly DataMemo _memoInFields = new(program, symbols, fields, inFields: true);
    private HashSet<int> _found = [];
    private Dictionary<int, int> _seen = [];

    /// <summary>How many fields a path may pass in the method that is being analysed.</summary>
    public int MaxDepth { get; set; } = SymbolPool.MaxDepth;

    /// <summary>What a field of one object holds.</summary>
    public int[] Load(AbstractHeap heap, Symbol symbol, int field)
    {
        if (!symbol.HasFields)
        {
            return ValueSet.Empty;
        }

        FieldSort sort = fields.SortOf(field);
        if (sort is FieldSort.Class or FieldSort.Named)
        {
            return heap.TryGet(symbol, field, out int[] known) ? known : Initial(symbol, field);
        }

        int any = sort == FieldSort.Index ? fields.AnyIndex : fields.AnyKey;
        if (field == any)
        {
            return OfSort(heap.Of(symbol), sort, Initial(symbol, any));
        }

        int[] exact = heap.TryGet(symbol, field, out int[] value) ? value : Initial(symbol, field);
        return heap.TryGet(symbol, any, out int[] rest) ? ValueSet.Union(exact, rest) : exact;
    }

    /// <summary>What the fields of one sort hold, all together.</summary>
    private int[] OfSort(HeapNode? node, FieldSort sort, int[] all) => node switch
    {
        HeapBranch branch => OfSort(branch.Right, sort, OfSort(branch.Left, sort, all)),
        HeapLeaf leaf when fields.SortOf(leaf.Field) == sort => ValueSet.Union(all, leaf.Values),
        _ => all,
    };

    /// <summary>What a field held when the method began.</summary>
    public int[] Initial(Symbol symbol, int field)
    {
        if (!symbol.IsSymbolic)
        {
            return ValueSet.Empty;
        }

        if (symbol.Kind == SymbolKind.Globals)
        {
            int[] constant = program.Declared.TryInitialText(field, out string? text) ? ValueSet.Of(symbols.Text(text!))
                : program.Declared.TryInitialNumber(field, out long number) ? ValueSet.Of(symbols.Number(number))
                : ValueSet.Empty;
            if (constant.Length > 0)
            {
                return program.Declared.IsWritten(field) ? ValueSet.Union(constant, ValueSet.Of(symbols.Path(symbol, field, fields.TypeOf(field)))) : constant;
            }
        }

        return symbol.Depth >= MaxDepth ? [ValueSet.From(symbol)] : ValueSet.Of(symbols.Path(symbol, field, fields.TypeOf(field)));
    }

    /// <summary>What a field of any object of a set holds; data in which objects are not told apart is passed on.</summary>
    public int[] Load(AbstractHeap heap, int[] bases, int field)
    {
        int[] result = ValueSet.Empty;
        foreach (int element in bases)
        {
            if (ValueSet.IsDerived(element))
            {
                result = ValueSet.Add(result, element);
            }
            else if (program.MayHave(symbols[element >> 1], field))
            {
                result = ValueSet.Join(result, Load(heap, symbols[element >> 1], field), symbols);
            }
        }

        return ValueSet.Limit(result, symbols, out _);
    }

    /// <summary>Writes a field: replaces what it held if there is one object and one place, else adds.</summary>
    public void Store(AbstractHeap heap, int[] bases, int field, int[] values, bool weak)
    {
        Symbol? only = null;
        int count = 0;
        foreach (int element in bases)
        {
            if (!ValueSet.IsDerived(element) && symbols[element >> 1] is { HasFields: true } one && program.MayHave(one, field))
            {
                only = one;
                count++;
            }
        }

        bool many = fields.SortOf(field) is FieldSort.Index && field == fields.AnyIndex || field == fields.AnyKey;
        if (count == 1 && !weak && !many && only!.Chain != SymbolPool.SharedChain)
        {
            heap.Set(only!, field, values);
            return;
        }

        foreach (int element in bases)
        {
            if (!ValueSet.IsDerived(element) && symbols[element >> 1] is { HasFields: true } symbol && program.MayHave(symbol, field))
            {
                bool isKnown = heap.TryGet(symbol, field, out int[] known);
                int[] joined = ValueSet.Join(isKnown ? known : Initial(symbol, field), values, symbols);
                joined = symbol.Chain == SymbolPool.SharedChain ? OfSome(joined) : joined;
                if (!isKnown || !ReferenceEquals(joined, known))
                {
                    heap.Set(symbol, field, joined);
                }
            }
        }
    }

    /// <summary>What a field of an object that stands for several holds: where some of them have a constant, others may have been given nothing.</summary>
    public int[] OfSome(int[] values) =>
        values.Length > 0 && values[0] != ValueSet.AnyElement
            && Array.Exists(values, e => !ValueSet.IsDerived(e) && symbols.Has(e >> 1, SymbolTraits.Fixed) && !symbols[e >> 1].HasFields)
            ? ValueSet.Limit(ValueSet.Add(values, ValueSet.AnyElement), symbols, out _)
            : values;

    /// <summary>The data of a set: what its values are derived from, and what objects that hold data hold.</summary>
    /// <param name="heap">The heap.</param>
    /// <param name="values">The set.</param>
    /// <param name="inFields">Whether fields that classes declare count as data of their objects.</param>
    public int[] DataOf(AbstractHeap heap, int[] values, bool inFields = false)
    {
        if (heap.IsRecording)
        {
            return Remembered(heap, values, inFields);
        }

        Collect(heap, values, inFields, DataDepth);
        if (_seen.Count > LargestKept)
        {
            _seen = [];
        }
        else if (_seen.Count > 0)
        {
            _seen.Clear();
        }

        if (_found.Count == 0)
        {
            return ValueSet.Empty;
        }

        // Large heaps name the same data thousands of times: each is kept once before they are put in order.
        List<int> found = [.. _found];
        if (_found.Count > LargestKept)
        {
            _found = [];
        }
        else
        {
            _found.Clear();
        }

        return ValueSet.Limit(ValueSet.Of(found), symbols, out _);
    }

    /// <summary>Whether the data of objects in a heap is what was found when it was asked for in another.</summary>
    public bool HoldsSame(AbstractHeap heap, AbstractHeap asked)
    {
        foreach (((int symbol, bool inFields), int[] data) in asked.DataReads!)
        {
            int[] now = (inFields ? _memoInFields : _memo).DataOf(heap, symbols[symbol], DataDepth - 1);
            if (!now.AsSpan().SequenceEqual(data))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What a context, a view or a thread holds is not its data.</summary>
    public static bool IsOpaque(FlowProgram program, Symbol symbol) => symbol.TypeId >= 0 && symbol.HasFields && program.Known.IsOpaque(symbol.TypeId);

    /// <summary>Whether a symbol stands for data that a caller passes.</summary>
    public static bool IsData(Symbol symbol) => symbol.IsSymbolic && symbol.Kind != SymbolKind.Globals;

    /// <summary>Whether data is looked for in the fields of a symbol.</summary>
    public static bool MayHoldData(Symbol symbol) => symbol.HasFields && symbol.Kind != SymbolKind.Globals;

    private int[] Remembered(AbstractHeap heap, int[] values, bool inFields)
    {
        int[] data = ValueSet.Empty;
        foreach (int element in values)
        {
            if (ValueSet.IsDerived(element))
            {
                data = ValueSet.Join(data, [element], symbols);
                continue;
            }

            Symbol symbol = symbols[element >> 1];
            if (IsOpaque(program, symbol))
            {
                continue;
            }

            if (IsData(symbol))
            {
                data = ValueSet.Join(data, [ValueSet.From(symbol)], symbols);
            }

            if (MayHoldData(symbol))
            {
                if (!heap.DataReads!.TryGetValue((symbol.Id, inFields), out int[]? held))
                {
                    held = (inFields ? _memoInFields : _memo).DataOf(heap, symbol, DataDepth - 1);
                    heap.DataReads.Add((symbol.Id, inFields), held);
                }

                data = ValueSet.Join(data, held, symbols);
            }
        }

        return data;
    }

    /// <summary>Joins a state into another; says whether that changed it.</summary>
    public bool Join(FrameState into, FrameState from)
    {
        bool changed = false;
        for (int i = 0; i < into.Registers.Length; i++)
        {
            int[] before = into.Registers[i];
            int[] joined = ValueSet.Join(before, from.Registers[i], symbols);
            if (!ReferenceEquals(joined, before) && !joined.AsSpan().SequenceEqual(before))
            {
                into.Registers[i] = joined;
                changed = true;
            }
        }

        return Join(into.Heap, from.Heap) || changed;
    }

    /// <summary>Joins a heap into another; says whether that changed it.</summary>
    public bool Join(AbstractHeap into, AbstractHeap from)
    {
        HeapNode? before = into.Root;
        into.Root = Join(before, from.Root);
        return !ReferenceEquals(into.Root, before);
    }

    /// <summary>The join of two trees; the first itself when it holds the second.</summary>
    private HeapNode? Join(HeapNode? own, HeapNode? other)
    {
        if (ReferenceEquals(own, other))
        {
            return own;
        }

        if (own is null || other is null)
        {
            return own is not null ? Alone(own, isNew: false) : Alone(other!, isNew: true);
        }

        if (own is HeapLeaf mine && other is HeapLeaf theirs && mine.Key == theirs.Key)
        {
            return Join(mine, theirs);
        }

        ulong bitOfOwn = own is HeapBranch a ? a.Bit : 0;
        ulong bitOfOther = other is HeapBranch b ? b.Bit : 0;
        if (own is HeapBranch left && other is HeapBranch right && bitOfOwn == bitOfOther && own.Key == other.Key)
        {
            return With(left, Join(left.Left, right.Left)!, Join(left.Right, right.Right)!, right);
        }

        if (own is HeapBranch outer && bitOfOwn > bitOfOther && outer.Holds(other.Key))
        {
            return (other.Key & bitOfOwn) == 0
                ? With(outer, Join(outer.Left, other)!, Alone(outer.Right, isNew: false), null)
                : With(outer, Alone(outer.Left, isNew: false), Join(outer.Right, other)!, null);
        }

        if (other is HeapBranch around && bitOfOther > bitOfOwn && around.Holds(own.Key))
        {
            return (own.Key & bitOfOther) == 0
                ? With(around, Join(own, around.Left)!, Alone(around.Right, isNew: true), null)
                : With(around, Alone(around.Left, isNew: true), Join(own, around.Right)!, null);
        }

        return AbstractHeap.Part(Alone(own, isNew: false), Alone(other, isNew: true));
    }

    private HeapLeaf Join(HeapLeaf own, HeapLeaf other)
    {
        int[] joined = ValueSet.Join(own.Values, other.Values, symbols);
        return ReferenceEquals(joined, own.Values) || joined.AsSpan().SequenceEqual(own.Values) ? own : ReferenceEquals(joined, other.Values) ? other : new HeapLeaf(own.Key, joined);
    }

    /// <summary>What is on one side only: on the other a field holds what it held when the method began.</summary>
    /// <param name="node">The fields.</param>
    /// <param name="isNew">Whether they come from the side that is joined into the other.</param>
    private HeapNode Alone(HeapNode node, bool isNew)
    {
        if (node is HeapBranch branch)
        {
            return With(branch, Alone(branch.Left, isNew), Alone(branch.Right, isNew), null);
        }

        HeapLeaf leaf = (HeapLeaf)node;
        Symbol symbol = symbols[leaf.Symbol];
        if (!symbol.IsSymbolic && !isNew)
        {
            return leaf;
        }

        int[] joined = ValueSet.Union(leaf.Values, Initial(symbol, leaf.Field));
        if (joined.Length == leaf.Values.Length && !isNew)
        {
            return leaf;
        }

        joined = ValueSet.Limit(joined, symbols, out _);
        return ReferenceEquals(joined, leaf.Values) ? leaf : new HeapLeaf(leaf.Key, joined);
    }

    /// <summary>A branch with other subtrees: itself, or the one that it was joined with, where these are theirs.</summary>
    private static HeapBranch With(HeapBranch branch, HeapNode left, HeapNode right, HeapBranch? other) =>
        ReferenceEquals(left, branch.Left) && ReferenceEquals(right, branch.Right) ? branch
        : other is not null && ReferenceEquals(left, other.Left) && ReferenceEquals(right, other.Right) ? other
        : new HeapBranch(branch.Key, branch.Bit, left, right);

    private void Collect(AbstractHeap heap, int[] values, bool inFields, int depth)
    {
        foreach (int element in values)
        {
            if (ValueSet.IsDerived(element))
            {
                _found.Add(element);
                continue;
            }

            Symbol symbol = symbols[element >> 1];
            if (IsOpaque(program, symbol))
            {
                continue;
            }

            if (IsData(symbol))
            {
                _found.Add(ValueSet.From(symbol));
            }

            if (depth == 0 || !MayHoldData(symbol) || heap.Of(symbol) is not { } own)
            {
                continue;
            }

            // What was come to on a longer way was not looked into as deep.
            ref int seen = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, symbol.Id, out _);
            if (seen < depth)
            {
                seen = depth;
                Collect(heap, own, inFields, depth - 1);
            }
        }
    }

    private void Collect(AbstractHeap heap, HeapNode node, bool inFields, int depth)
    {
        if (node is HeapBranch branch)
        {
            Collect(heap, branch.Left, inFields, depth);
            Collect(heap, branch.Right, inFields, depth);
        }
        else if (node is HeapLeaf leaf && (inFields || fields.SortOf(leaf.Field) != FieldSort.Class))
        {
            Collect(heap, leaf.Values, inFields, depth);
        }
    }
}
