using System.Collections.Immutable;
using System.Text.Json;

namespace Candor.Reports.Sarif;

/// <summary>The articles that findings cite, as taxonomies: one for each instrument of law.</summary>
internal sealed class SarifLaws
{
    private readonly ImmutableArray<(LocalizedText Instrument, ImmutableArray<Citation> Articles)> _instruments;
    private readonly Dictionary<string, (int Instrument, int Article)> _places = new(StringComparer.Ordinal);

    private SarifLaws(ImmutableArray<(LocalizedText Instrument, ImmutableArray<Citation> Articles)> instruments)
    {
        _instruments = instruments;
        for (var i = 0; i < instruments.Length; i++)
        {
            for (var a = 0; a < instruments[i].Articles.Length; a++)
            {
                _places.TryAdd(instruments[i].Articles[a].Rule, (i, a));
            }
        }
    }

    public static SarifLaws Of(Audit audit) => new(
    [
        .. audit.Findings
            .SelectMany(static f => f.Citations)
            .DistinctBy(static c => c.Rule)
            .GroupBy(static c => c.Instrument)
            .OrderBy(static g => g.Key.En, StringComparer.Ordinal)
            .Select(static g => (g.Key, g.OrderBy(static c => c.Rule, StringComparer.Ordinal).ToImmutableArray())),
    ]);

    /// <summary>The taxonomies that the rules refer to.</summary>
    public void WriteSupported(Utf8JsonWriter json)
    {
        json.WriteStartArray("supportedTaxonomies");
        for (var i = 0; i < _instruments.Length; i++)
        {
            WriteComponent(json, i);
        }

        json.WriteEndArray();
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("taxonomies");
        foreach (var (instrument, articles) in _instruments)
        {
            json.WriteStartObject();
            SarifText.Write(json, "name", SarifText.Clean(instrument.En));
            Text(json, "shortDescription", instrument.Zh == instrument.En ? instrument.En : $"{instrument.Zh} ({instrument.En})");
            json.WriteStartArray("taxa");
            foreach (var article in articles)
            {
                json.WriteStartObject();
                SarifText.Write(json, "id", article.Rule);
                Text(json, "shortDescription", $"{article.Article.En}: {article.Title.En} ({article.Article.Zh}：{article.Title.Zh})");
                Text(json, "fullDescription", $"{article.Text.En} {article.Text.Zh}");
                json.WriteStartObject("properties");
                SarifText.Write(json, "force", article.Force);
                json.WriteBoolean("inForce", article.InForce);
                SarifText.Write(json, "verification", article.Verification);
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The articles that a finding cites.</summary>
    public void WriteTaxa(Utf8JsonWriter json, Finding finding)
    {
        var cited = finding.Citations.Where(c => _places.ContainsKey(c.Rule)).DistinctBy(static c => c.Rule).ToList();
        if (cited.Count == 0)
        {
            return;
        }

        json.WriteStartArray("taxa");
        foreach (var citation in cited)
        {
            var (instrument, article) = _places[citation.Rule];
            json.WriteStartObject();
            SarifText.Write(json, "id", citation.Rule);
            json.WriteNumber("index", article);
            json.WritePropertyName("toolComponent");
            WriteComponent(json, instrument);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteComponent(Utf8JsonWriter json, int instrument)
    {
        json.WriteStartObject();
        SarifText.Write(json, "name", SarifText.Clean(_instruments[instrument].Instrument.En));
        json.WriteNumber("index", instrument);
        json.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        SarifText.Write(json, "text", SarifText.Clean(text));
        json.WriteEndObject();
    }
}
