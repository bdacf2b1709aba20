namespace Candor.Dex;

/// <summary>Replaces objects of some sites by one object for each site.</summary>
internal abstract class ObjectGathering(SymbolPool symbols)
{
    protected SymbolPool Symbols => symbols;

    public int[] Apply(int[] values)
    {
        List<int>? changed = null;
        for (int i = 0; i < values.Length; i++)
        {
            int element = ApplyOne(values[i]);
            if (element != values[i])
            {
                changed ??= [.. values];
                changed[i] = element;
            }
        }

        return changed is null ? values : ValueSet.Of(changed);
    }

    public FlowEvent Apply(FlowEvent one)
    {
        int[][]? changed = null;
        for (int i = 0; i < one.Values.Length; i++)
        {
            int[] values = Apply(one.Values[i]);
            if (!ReferenceEquals(values, one.Values[i]))
            {
                changed ??= (int[][])one.Values.Clone();
                changed[i] = values;
            }
        }

        return changed is null ? one : one with { Values = changed };
    }

    /// <summary>What stands for an object: itself, or another.</summary>
    protected abstract Symbol Gathered(Symbol symbol);

    protected int ApplyOne(int element)
    {
        if (ValueSet.IsDerived(element))
        {
            return element;
        }

        Symbol symbol = symbols[element >> 1];
        return symbol.Kind is SymbolKind.Object or SymbolKind.External && !symbol.IsMany ? ValueSet.Is(Gathered(symbol)) : element;
    }
}
