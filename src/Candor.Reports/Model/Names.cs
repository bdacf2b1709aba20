namespace Candor.Reports.Model;

/// <summary>The names of what an audit speaks of by id. An id that its glossary does not have is shown as it is.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, GlossaryEntry> _dataTypes;
    private readonly Dictionary<string, GlossaryEntry> _parties;
    private readonly Dictionary<string, GlossaryEntry> _detectors;
    private readonly Dictionary<string, GlossaryEntry> _contents;

    public Names(Glossary glossary)
    {
        _dataTypes = ById(glossary.DataTypes);
        _parties = ById(glossary.Parties);
        _detectors = ById(glossary.Detectors);
        _contents = ById(glossary.Contents);
    }

    public LocalizedText DataType(string id) => NameIn(_dataTypes, id);

    public LocalizedText Party(string id) => _parties.TryGetValue(id, out var entry) ? entry.Name : CodeWords.Party(id) ?? LocalizedText.Same(id);

    public LocalizedText Detector(string id) => NameIn(_detectors, id);

    /// <summary>The question that a detector answers; null where not known.</summary>
    public LocalizedText? Question(string detector) => _detectors.GetValueOrDefault(detector)?.Detail;

    public LocalizedText Content(string id) => NameIn(_contents, id);

    /// <summary>The company and country of a party; null where not known.</summary>
    public LocalizedText? PartyDetail(string id) => _parties.GetValueOrDefault(id)?.Detail;

    public bool IsSensitive(string dataType) => _dataTypes.TryGetValue(dataType, out var entry) && entry.IsSensitive;

    private static LocalizedText NameIn(Dictionary<string, GlossaryEntry> entries, string id) =>
        entries.TryGetValue(id, out var entry) ? entry.Name : LocalizedText.Same(id);

    private static Dictionary<string, GlossaryEntry> ById(IEnumerable<GlossaryEntry> entries)
    {
        var byId = new Dictionary<string, GlossaryEntry>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byId.TryAdd(entry.Id, entry);
        }

        return byId;
    }
}
