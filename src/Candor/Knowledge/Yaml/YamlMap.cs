using System.Collections.Immutable;
using System.Globalization;

namespace Candor.Knowledge.Yaml;

/// <summary>
/// A mapping while it is bound to a record: every getter notes the key as known and a mistake as a problem, and yields a harmless value
/// in its place, so that one run names every mistake of a file.
/// </summary>
internal sealed class YamlMap
{
    private readonly List<KnowledgeProblem> _problems;
    private readonly Dictionary<string, YamlValue> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    public YamlMap(YamlValue value, string file, List<KnowledgeProblem> problems)
    {
        File = file;
        Line = value.Line;
        _problems = problems;
        if (!value.IsMapping)
        {
            Report(value.Line, "Here a mapping (key: value) must stand.");
            return;
        }

        foreach (var (key, entry) in value.Entries)
        {
            _entries[key] = entry;
        }
    }

    public string File { get; }

    public int Line { get; }

    public void Report(int line, string message) => _problems.Add(new(File, line, message));

    public bool Has(string key) => _entries.ContainsKey(key);

    public int LineOf(string key) => _entries.TryGetValue(key, out var value) ? value.Line : Line;

    public string Text(string key)
    {
        var text = OptionalText(key);
        if (string.IsNullOrWhiteSpace(text))
        {
            Report(LineOf(key), $"'{key}' is missing or empty.");
        }

        return text ?? "";
    }

    public string? OptionalText(string key)
    {
        if (Find(key) is not { } value)
        {
            return null;
        }

        if (value.Scalar is null)
        {
            Report(value.Line, $"'{key}' must be a text.");
        }

        return value.Scalar;
    }

    public bool Flag(string key)
    {
        var text = OptionalText(key);
        if (text is not (null or "true" or "false"))
        {
            Report(LineOf(key), $"'{key}' must be true or false, not '{text}'.");
        }

        return text == "true";
    }

    public int Number(string key)
    {
        var text = Text(key);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Report(LineOf(key), $"'{key}' must be a whole number, not '{text}'.");
        }

        return number;
    }

    public DateOnly? OptionalDate(string key)
    {
        var text = OptionalText(key);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Report(LineOf(key), $"'{key}' must be a date such as 2019-11-28, not '{text}'.");
        return null;
    }

    public T Choice<T>(string key)
        where T : struct, Enum
    {
        var text = Text(key);
        if (!KebabEnum.TryParse<T>(text, out var value) && text.Length > 0)
        {
            Report(LineOf(key), $"'{key}' is '{text}'; it must be one of {string.Join(", ", Enum.GetValues<T>().Select(KebabEnum.Format))}.");
        }

        return value;
    }

    public string Choice(string key, ImmutableArray<string> closedList, string? otherwise = null)
    {
        var text = otherwise is null ? Text(key) : OptionalText(key) ?? otherwise;
        if (text.Length > 0 && !closedList.Contains(text))
        {
            Report(LineOf(key), $"'{key}' is '{text}'; it must be one of {string.Join(", ", closedList)}.");
        }

        return text;
    }

    public ImmutableArray<string> Texts(string key)
    {
        if (Find(key) is not { } value)
        {
            return [];
        }

        if (!value.IsSequence)
        {
            Report(value.Line, $"'{key}' must be a list, such as [a, b].");
            return [];
        }

        var texts = ImmutableArray.CreateBuilder<string>(value.Items.Length);
        foreach (var item in value.Items)
        {
            if (string.IsNullOrWhiteSpace(item.Scalar))
            {
                Report(item.Line, $"An entry of '{key}' must be a text that is not empty.");
                continue;
            }

            texts.Add(item.Scalar);
        }

        return texts.ToImmutable();
    }

    public LocalizedText Localized(string key)
    {
        if (Map(key) is not { } map)
        {
            Report(Line, $"'{key}' is missing: write {{zh: …, en: …}}.");
            return LocalizedText.Same("");
        }

        var text = new LocalizedText(map.Text("zh"), map.Text("en"));
        map.ReportUnknownKeys();
        return text;
    }

    public Terms Terms(string key)
    {
        if (Map(key) is not { } map)
        {
            return Knowledge.Terms.None;
        }

        var terms = new Terms(map.Texts("zh"), map.Texts("en"));
        map.ReportUnknownKeys();
        return terms;
    }

    public YamlMap? Map(string key) => Find(key) is { } value ? new YamlMap(value, File, _problems) : null;

    public ImmutableSortedDictionary<string, string> TextMap(string key)
    {
        var texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (Find(key) is { } value)
        {
            if (!value.IsMapping)
            {
                Report(value.Line, $"'{key}' must be a mapping (key: text).");
                return texts.ToImmutable();
            }

            foreach (var (name, entry) in value.Entries)
            {
                texts[name] = entry.Scalar ?? "";
            }
        }

        return texts.ToImmutable();
    }

    public IEnumerable<YamlMap> Maps(string key)
    {
        if (Find(key) is not { } value)
        {
            yield break;
        }

        if (!value.IsSequence)
        {
            Report(value.Line, $"'{key}' must be a list.");
            yield break;
        }

        foreach (var item in value.Items)
        {
            yield return new YamlMap(item, File, _problems);
        }
    }

    /// <summary>Marks a key as known without reading it.</summary>
    public void Allow(string key) => _used.Add(key);

    public void ReportUnknownKeys()
    {
        foreach (var (key, value) in _entries)
        {
            if (!_used.Contains(key))
            {
                Report(value.Line, $"'{key}' is no key that is known here; known are {string.Join(", ", _used.Order(StringComparer.Ordinal))}.");
            }
        }
    }

    private YamlValue? Find(string key)
    {
        _used.Add(key);
        return _entries.GetValueOrDefault(key);
    }
}
