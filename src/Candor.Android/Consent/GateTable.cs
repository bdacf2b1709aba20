using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>The gates that were found, by number; the numbers are the ids of guards. Gates are numbered as they are found, in a fixed order.</summary>
internal sealed class GateTable
{
    private readonly List<ConsentGate> _gates = [];
    private readonly Dictionary<ConsentGate, int> _ids = [];

    /// <summary>All gates, by number less one.</summary>
    public IReadOnlyList<ConsentGate> All => _gates;

    /// <summary>The guard of a gate.</summary>
    public Guard Of(GateKind kind, int method, int offset, string label, bool isCertain)
    {
        var gate = new ConsentGate(kind, method, offset, label, isCertain);
        if (!_ids.TryGetValue(gate, out var id))
        {
            _gates.Add(gate);
            id = _gates.Count;
            _ids.Add(gate, id);
        }

        return new(isCertain ? ConsentStage.Agreed : ConsentStage.Loose, id);
    }

    /// <summary>The gate of a guard; null where the guard names none.</summary>
    public ConsentGate? Find(int id) => id > 0 && id <= _gates.Count ? _gates[id - 1] : null;
}
