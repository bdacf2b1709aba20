using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Candor.Law;
using Candor.Reports.Model;

namespace Candor.Reports.Sarif;

/// <summary>The rules of a run: the kinds of finding that an audit speaks of, with their questions and help in both languages.</summary>
internal sealed class SarifRules
{
    private readonly ImmutableArray<(string Id, FindingKind? Kind, Finding Example)> _rules;
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly Language _language;
    private readonly Names _names;

    private SarifRules(Audit audit, SarifOptions options)
    {
        _language = options.Language;
        _names = new(audit.Glossary);
        var findings = audit.Findings.Concat(options.Difference?.Findings.Select(static f => f.Latest) ?? []);
        _rules =
        [
            .. findings
                .OrderBy(static f => f.Verdict)
                .DistinctBy(static f => f.Kind)
                .OrderBy(static f => f.Detector, StringComparer.Ordinal)
                .ThenBy(static f => f.Kind, StringComparer.Ordinal)
                .Select(f => (f.Kind, options.Law?.FindKind(f.Kind), f)),
        ];
        for (var i = 0; i < _rules.Length; i++)
        {
            _indices[_rules[i].Id] = i;
        }
    }

    public static SarifRules Of(Audit audit, SarifOptions options) => new(audit, options);

    public int IndexOf(string kind) => _indices[kind];

    /// <summary>The component that made the results.</summary>
    public void WriteDriver(Utf8JsonWriter json, Audit audit, SarifLaws laws)
    {
        json.WriteStartObject("driver");
        SarifText.Write(json, "name", "Candor");
        SarifText.Write(json, "fullName", $"Candor {audit.Tool.Version}");
        SarifText.Write(json, "version", audit.Tool.Version);
        SarifText.Write(json, "language", Tag(_language));
        json.WriteStartObject("shortDescription");
        SarifText.Write(json, "text", _language == Language.Zh ? "比较应用的行为、其告知和法律的要求" : "Compares what an app does with what it says and with what the law asks");
        json.WriteEndObject();
        json.WriteStartArray("rules");
        foreach (var rule in _rules)
        {
            WriteRule(json, rule.Id, rule.Kind, rule.Example, _language, isWhole: true);
        }

        json.WriteEndArray();
        laws.WriteSupported(json);
        json.WriteEndObject();
    }

    /// <summary>The same rules in the other language.</summary>
    public void WriteTranslations(Utf8JsonWriter json)
    {
        var other = _language == Language.Zh ? Language.En : Language.Zh;
        json.WriteStartArray("translations");
        json.WriteStartObject();
        SarifText.Write(json, "name", "Candor");
        SarifText.Write(json, "language", Tag(other));
        json.WriteStartObject("translationMetadata");
        SarifText.Write(json, "name", other == Language.Zh ? "Candor 规则的中文说明" : "The rules of Candor in English");
        json.WriteEndObject();
        json.WriteStartArray("rules");
        foreach (var rule in _rules)
        {
            WriteRule(json, rule.Id, rule.Kind, rule.Example, other, isWhole: false);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string Tag(Language language) => language == Language.Zh ? "zh-CN" : "en-US";

    private void WriteRule(Utf8JsonWriter json, string id, FindingKind? kind, Finding example, Language language, bool isWhole)
    {
        var detector = example.Detector;
        var about = kind?.Question.In(language) ?? _names.Detector(detector).In(language);
        var help = General(kind?.Remedy ?? example.Remedy).In(language);
        json.WriteStartObject();
        SarifText.Write(json, "id", id);
        SarifText.Write(json, "name", detector + Pascal(id));
        Text(json, "shortDescription", about);
        Text(json, "fullDescription", $"{detector} {_names.Detector(detector).In(language)}{(language == Language.Zh ? "：" : ": ")}{_names.Question(detector)?.In(language) ?? about}");
        json.WriteStartObject("help");
        SarifText.Write(json, "text", SarifText.Clean(help));
        SarifText.Write(json, "markdown", SarifText.Clean($"**{(language == Language.Zh ? "怎么改" : "How to mend it")}**\n\n{help}"));
        json.WriteEndObject();
        if (isWhole)
        {
            json.WriteStartObject("defaultConfiguration");
            SarifText.Write(json, "level", Level(kind?.Severity ?? example.Severity));
            json.WriteEndObject();
            json.WriteStartObject("properties");
            SarifText.Write(json, "detector", detector);
            json.WriteStartArray("tags");
            json.WriteStringValue("privacy");
            json.WriteStringValue(SarifText.Clean(detector));
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>The level of a rule's results.</summary>
    public static string Level(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    /// <summary>The words of a kind without those of a particular fact.</summary>
    private static LocalizedText General(LocalizedText text) => text
        .With("data", new("相关信息", "the data"))
        .With("party", new("相关主体", "the party"))
        .With("detail", new("见发现", "see the finding"));

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        SarifText.Write(json, "text", SarifText.Clean(text));
        json.WriteEndObject();
    }

    private static string Pascal(string id)
    {
        var name = new StringBuilder(id.Length);
        foreach (var word in id.Split('-', StringSplitOptions.RemoveEmptyEntries))
        {
            name.Append(char.ToUpperInvariant(word[0])).Append(word.AsSpan(1));
        }

        return name.Length > 0 ? name.ToString() : "Finding";
    }
}
