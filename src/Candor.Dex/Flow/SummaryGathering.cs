namespace Candor.Dex;

/// <summary>
/// Keeps summaries small where calls multiply objects: those of one site that would reach the caller by more than <see cref="MaxForms"/> chains of
/// calls are handed up as one. Once a method gathers the objects of a site it always does, so that its summaries only grow.
/// </summary>
internal sealed class SummaryGathering(SymbolPool symbols, MethodNode node) : ObjectGathering(symbols)
{
    /// <summary>Most chains of calls by which objects of one site are handed up apart.</summary>
    private const int MaxForms = 8;

    /// <summary>Finds the sites of which there are too many objects.</summary>
    /// <param name="live">The objects that a caller can come to.</param>
    public void Count(HashSet<int> live)
    {
        if (live.Count <= MaxForms)
        {
            return;
        }

        Dictionary<(long, int), int> forms = [];
        foreach (int id in live)
        {
            Symbol symbol = Symbols[id];
            if (symbol.Kind is SymbolKind.Object or SymbolKind.External)
            {
                (long, int) site = (symbol.Number, symbol.TypeId);
                int count = forms.GetValueOrDefault(site) + 1;
                forms[site] = count;
                if (count > MaxForms)
                {
                    node.Gathered.Add(site);
                }
            }
        }
    }

    public List<FieldWrite> Apply(List<FieldWrite> writes)
    {
        if (node.Gathered.Count == 0)
        {
            return writes;
        }

        Dictionary<(int Symbol, int Field), int> places = [];
        List<FieldWrite> gathered = [];
        foreach (FieldWrite write in writes)
        {
            Symbol symbol = Symbols[ApplyOne(ValueSet.Is(write.Symbol)) >> 1];
            int[] values = Apply(write.Values);
            if (places.TryGetValue((symbol.Id, write.Field), out int place))
            {
                values = ValueSet.Limit(ValueSet.Union(gathered[place].Values, values), Symbols, out _);
                gathered[place] = new FieldWrite(symbol, write.Field, values);
            }
            else
            {
                places.Add((symbol.Id, write.Field), gathered.Count);
                gathered.Add(new FieldWrite(symbol, write.Field, values));
            }
        }

        return gathered;
    }

    protected override bool IsGathered(Symbol symbol) => node.Gathered.Contains((symbol.Number, symbol.TypeId));
}
