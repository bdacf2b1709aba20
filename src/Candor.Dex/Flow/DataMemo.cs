using System.Runtime.InteropServices;

namespace Candor.Dex;

/// <summary>
/// Remembers the data of objects while the heap changes little from one question to the next, as that of a driver does. Each heap is a version. What an
/// object holds is looked at once in each version; where neither its fields nor the data of the objects in them have changed, its data stands.
/// <para>The data of an object down to a depth is the union of what lies in its fields and of the data, down to one less, of the objects there. So it ends, and
/// gives the same whatever was asked before. After Hammer et al., "Adapton: Composable, Demand-Driven Incremental Computation" (PLDI 2014).</para>
/// </summary>
/// <param name="program">The app.</param>
/// <param name="symbols">The objects.</param>
/// <param name="fields">Their fields.</param>
/// <param name="inFields">Whether fields that classes declare count as data of their objects.</param>
internal sealed class DataMemo(FlowProgram program, SymbolPool symbols, FieldPool fields, bool inFields)
{
    /// <summary>Most objects that are remembered; then all are forgotten.</summary>
    private const int MaxObjects = 1 << 17;

    private readonly Dictionary<int, HeldObject> _objects = [];
    private HeapNode? _root;
    private long _version;

    /// <summary>The data in the fields of an object.</summary>
    /// <param name="heap">What fields hold.</param>
    /// <param name="symbol">The object.</param>
    /// <param name="depth">How many objects inside one another are looked into beside it; below <see cref="HeapReader.DataDepth"/>.</param>
    public int[] DataOf(AbstractHeap heap, Symbol symbol, int depth)
    {
        if (_version == 0 || !ReferenceEquals(heap.Root, _root))
        {
            _root = heap.Root;
            _version++;
            if (_objects.Count > MaxObjects)
            {
                _objects.Clear();
            }
        }

        return Of(heap, Held(symbol.Id), depth);
    }

    private int[] Of(AbstractHeap heap, HeldObject held, int depth)
    {
        ref HeldObject.Layer layer = ref held.Layers[depth];
        if (layer.Verified == _version)
        {
            return layer.Data;
        }

        Look(heap, held);
        bool same = held.Changed <= layer.Verified;
        if (depth > 0)
        {
            foreach (HeldObject one in held.Objects)
            {
                Of(heap, one, depth - 1);
                same &= one.Layers[depth - 1].Changed <= layer.Verified;
            }
        }

        if (!same)
        {
            int[] data = held.Direct;
            if (depth > 0)
            {
                foreach (HeldObject one in held.Objects)
                {
                    data = ValueSet.Join(data, one.Layers[depth - 1].Data, symbols);
                }
            }

            if (!data.AsSpan().SequenceEqual(layer.Data))
            {
                layer.Data = data;
                layer.Changed = _version;
            }
        }

        layer.Verified = _version;
        return layer.Data;
    }

    /// <summary>Looks at the fields of an object, once in each version.</summary>
    private void Look(AbstractHeap heap, HeldObject held)
    {
        if (held.Looked == _version)
        {
            return;
        }

        HeapNode? own = heap.Peek(held.Symbol);
        if (held.Looked == 0 || !ReferenceEquals(own, held.Fields))
        {
            List<int> data = [];
            List<int> objects = [];
            Gather(own, data, objects);
            int[] direct = ValueSet.Limit(ValueSet.Of(data), symbols, out _);
            int[] inside = ValueSet.Of(objects);
            bool sameObjects = inside.Length == held.Objects.Length;
            for (int i = 0; sameObjects && i < inside.Length; i++)
            {
                sameObjects = held.Objects[i].Symbol == inside[i] >> 1;
            }

            if (!sameObjects)
            {
                held.Objects = Array.ConvertAll(inside, id => Held(id >> 1));
            }

            if (held.Looked == 0 || !sameObjects || !direct.AsSpan().SequenceEqual(held.Direct))
            {
                held.Direct = direct;
                held.Changed = _version;
            }

            held.Fields = own;
        }

        held.Looked = _version;
    }

    private void Gather(HeapNode? node, List<int> data, List<int> objects)
    {
        if (node is HeapBranch branch)
        {
            Gather(branch.Left, data, objects);
            Gather(branch.Right, data, objects);
        }
        else if (node is HeapLeaf leaf && (inFields || fields.SortOf(leaf.Field) != FieldSort.Class))
        {
            foreach (int element in leaf.Values)
            {
                if (ValueSet.IsDerived(element))
                {
                    data.Add(element);
                }
                else if (symbols[element >> 1] is var symbol && !HeapReader.IsOpaque(program, symbol))
                {
                    if (HeapReader.IsData(symbol))
                    {
                        data.Add(ValueSet.From(symbol));
                    }

                    if (HeapReader.MayHoldData(symbol))
                    {
                        objects.Add(element);
                    }
                }
            }
        }
    }

    private HeldObject Held(int symbol)
    {
        ref HeldObject? held = ref CollectionsMarshal.GetValueRefOrAddDefault(_objects, symbol, out _);
        return held ??= new HeldObject(symbol, HeapReader.DataDepth);
    }
}
