namespace Candor.Dex;

/// <summary>
/// Keeps the state of a driver small: of the objects of one site the first <see cref="MaxForms"/> that come by different chains of calls are told
/// apart, and one stands for all that follow.
/// </summary>
internal sealed class DriverGathering(SymbolPool symbols) : ObjectGathering(symbols)
{
    /// <summary>Most chains of calls by which objects of one site are told apart.</summary>
    private const int MaxForms = 16;

    private readonly Dictionary<(long Site, int Type), int> _forms = [];
    private readonly HashSet<int> _apart = [];

    public HeapWrite[] Apply(HeapWrite[] writes)
    {
        for (int i = 0; i < writes.Length; i++)
        {
            writes[i] = writes[i] with { Bases = Apply(writes[i].Bases), Values = Apply(writes[i].Values) };
        }

        return writes;
    }

    protected override Symbol Gathered(Symbol symbol) => IsGathered(symbol) ? Symbols.WithChain(symbol, SymbolPool.ManyChain) : symbol;

    private bool IsGathered(Symbol symbol)
    {
        if (_apart.Contains(symbol.Id))
        {
            return false;
        }

        int forms = _forms.GetValueOrDefault((symbol.Number, symbol.TypeId));
        if (forms >= MaxForms)
        {
            return true;
        }

        _forms[(symbol.Number, symbol.TypeId)] = forms + 1;
        _apart.Add(symbol.Id);
        return false;
    }
}
