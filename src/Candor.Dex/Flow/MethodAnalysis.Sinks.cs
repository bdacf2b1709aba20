namespace Candor.Dex;

/// <content>Which calls let data out, and which data.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>Whether what is written to a stream stays in memory: it is such a stream, or one over such streams.</summary>
    private bool IsInMemory(FrameState state, int[] streams, int depth)
    {
        bool any = false;
        foreach (int element in streams)
        {
            Symbol symbol = _symbols[element >> 1];
            if (ValueSet.IsDerived(element))
            {
                continue;
            }

            int[] under = symbol.Kind == SymbolKind.Object && depth < 4 ? _heap.Load(state.Heap, symbol, _fields.Named("under")) : ValueSet.Empty;
            if (symbol.Kind != SymbolKind.Object || !(_program.Known.IsMemory(symbol.TypeId) || (under.Length > 0 && IsInMemory(state, under, depth + 1))))
            {
                return false;
            }

            any = true;
        }

        return any;
    }

    /// <summary>Whether objects go to classes of the app and nowhere else, by what models call their target.</summary>
    private bool StaysInApp(FrameState state, int[] objects)
    {
        bool any = false;
        foreach (int element in objects)
        {
            Symbol symbol = _symbols[element >> 1];
            if (ValueSet.IsDerived(element) || !symbol.HasFields)
            {
                continue;
            }

            foreach (int target in _heap.Load(state.Heap, symbol, _fields.Named("target")))
            {
                Symbol named = _symbols[target >> 1];
                int type = named.Kind == SymbolKind.Class ? named.TypeId
                    : named.Kind == SymbolKind.Text && _program.Hierarchy.TryFindType($"L{named.Text!.Replace('.', '/')};", out int found) ? found
                    : -1;
                if (ValueSet.IsDerived(target) || type < 0 || _program.Hierarchy.ClassOf(type) < 0)
                {
                    return false;
                }

                any = true;
            }
        }

        return any;
    }

    private void CheckSinks(FrameState state, MethodUse use, int[][] arguments, bool isStatic, int offset)
    {
        if (use.Sinks.Length == 0)
        {
            return;
        }

        if (!isStatic && IsInMemory(state, arguments[0], 0))
        {
            return;
        }

        // Of a call that is given something, that is what leaves; its receiver may tell where to.
        int given = isStatic ? 0 : 1;
        for (int a = given == arguments.Length || _program.Rules.Sinks[use.Sinks[0]] is { AsksOrigin: true } or { SendsReceiver: true } ? 0 : given; a < arguments.Length; a++)
        {
            // An object that is given to be called back, or to act on, is not sent, and what goes to a class of the app stays in it.
            if ((a >= given && _program.Known.IsOpaque(use.ParameterTypes[a - given])) || StaysInApp(state, arguments[a]))
            {
                continue;
            }

            int[] data = WithCondition(_heap.DataOf(state.Heap, arguments[a], inFields: true));
            foreach (int element in data)
            {
                if (ValueSet.IsDerived(element))
                {
                    AddHit(new SinkHit(
                        _engine.Sites.Get(_code!.MethodId, offset), use.Sinks[0], isStatic ? a + 1 : a, element, -1, null, null));
                }
            }
        }
    }
}
