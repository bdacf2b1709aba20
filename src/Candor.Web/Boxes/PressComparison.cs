using System.Collections.Immutable;
using System.Text;
using Candor.Web.Recording;
using Candor.Web.Words;

namespace Candor.Web.Boxes;

/// <summary>
/// Compares pressing the main button with the boxes on and off, as a lawyer would: was the service given both ways, and what was sent only
/// with them on? Values that change with every visit (times, random numbers) are no difference.
/// </summary>
internal static class PressComparison
{
    private const int MostDifferences = 12;
    private const int LongestValue = 60;

    public static ControlEffect Compare(PressOutcome on, PressOutcome off, string firstPartyHost, ImmutableArray<string> evidence)
    {
        var onGroups = Group(on.Sent);
        var offGroups = Group(off.Sent);
        var onlyOn = onGroups.Keys.Where(k => !offGroups.ContainsKey(k)).Select(k => Describe(onGroups[k][0])).Take(MostDifferences).ToImmutableArray();
        var changed = ImmutableArray.CreateBuilder<string>();
        var same = ImmutableArray.CreateBuilder<string>();
        foreach (var (key, sent) in onGroups)
        {
            if (!offGroups.TryGetValue(key, out var other))
            {
                continue;
            }

            var differences = Differences(Values(sent[0]), Values(other[0]));
            if (differences.Count > 0 && changed.Count < MostDifferences)
            {
                changed.Add($"{sent[0].Method} {Short(sent[0].Url)}  {string.Join("; ", differences.Take(6))}");
            }
            else if (differences.Count == 0 && !sent[0].Host.Equals(firstPartyHost, StringComparison.OrdinalIgnoreCase) && sent[0].Method == "POST" && same.Count < MostDifferences)
            {
                same.Add(Describe(sent[0]));
            }
        }

        var servedOn = Served(on, on);
        return new(servedOn, Served(off, on), onlyOn, changed.ToImmutable(), same.ToImmutable(), evidence);
    }

    /// <summary>How alike two texts are: the share of their words and pairs of signs that both have, from 0 to 1.</summary>
    public static double Alike(string a, string b)
    {
        var first = Pieces(a);
        var second = Pieces(b);
        return first.Count == 0 && second.Count == 0 ? 1 : first.Count == 0 || second.Count == 0 ? 0 : (double)first.Intersect(second).Count() / first.Union(second).Count();
    }

    /// <summary>Whether the service was given: true where the page went on as it did with the boxes on, false where it asked for agreement.</summary>
    private static bool? Served(PressOutcome outcome, PressOutcome on)
    {
        if (!outcome.WasPressed)
        {
            return outcome.BoxesOff > 0 ? false : null;
        }

        var isNew = outcome.Url != outcome.UrlBefore || Alike(outcome.Before, outcome.After) < 0.9;
        if (outcome.Messages.Any(static m => PageWords.MustAgree.IsMatch(m)) || (AsksToAgree(outcome) && !(isNew && Alike(outcome.After, on.After) > 0.8)))
        {
            return false;
        }

        if (ReferenceEquals(outcome, on))
        {
            return isNew ? true : null;
        }

        var onIsNew = on.Url != on.UrlBefore || Alike(on.Before, on.After) < 0.9;
        if (!onIsNew)
        {
            return null;
        }

        var likeOn = Alike(outcome.After, on.After);
        return isNew && likeOn >= 0.6 ? true : !isNew && likeOn < 0.9 ? false : null;
    }

    private static bool AsksToAgree(PressOutcome outcome) =>
        PageWords.MustAgree.Count(outcome.After) > PageWords.MustAgree.Count(outcome.Before);

    private static Dictionary<string, List<Exchange>> Group(ImmutableArray<Exchange> sent) =>
        sent.Where(static e => e.Method != "OPTIONS" && !IsStatic(e)).GroupBy(static e => $"{e.Method} {e.Host}{e.Path}", StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.ToList(), StringComparer.Ordinal);

    /// <summary>A document's own parts, which say nothing of the person.</summary>
    private static bool IsStatic(Exchange exchange) =>
        exchange.Method == "GET" && !exchange.Url.Contains('?', StringComparison.Ordinal)
        && (Path.GetExtension(exchange.Path) is ".js" or ".css" or ".png" or ".jpg" or ".svg" or ".woff2" or ".woff" or ".ico" or ".webp" or ".gif");

    private static string Describe(Exchange exchange)
    {
        var values = Values(exchange);
        return $"{exchange.Method} {Short(exchange.Url)}" + (values.Count > 0 ? "  " + string.Join("; ", values.Take(8).Select(static v => $"{v.Key}={Cut(v.Value)}")) : string.Empty);
    }

    private static string Short(string url) => url.Split('?')[0];

    private static string Cut(string value) => value.Length <= LongestValue ? value : value[..LongestValue] + "…";

    private static List<string> Differences(SortedDictionary<string, string> on, SortedDictionary<string, string> off)
    {
        var differences = new List<string>();
        foreach (var key in on.Keys.Union(off.Keys).Order(StringComparer.Ordinal))
        {
            var a = on.GetValueOrDefault(key);
            var b = off.GetValueOrDefault(key);
            if (a == b || (a is not null && b is not null && IsVolatile(a) && IsVolatile(b)))
            {
                continue;
            }

            differences.Add($"{key}: {(a is null ? "–" : Cut(a))} → {(b is null ? "–" : Cut(b))}");
        }

        return differences;
    }

    /// <summary>A time, a random number, a digest: longer than a choice can be, and of digits and letters only.</summary>
    private static bool IsVolatile(string value) => value.Length >= 6 && value.Any(char.IsAsciiDigit) && value.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '+' or '/' or '=' or 'T' or 'Z');

    /// <summary>The names and values of a request: of its query, and of its body where that is a form, multipart or JSON.</summary>
    private static SortedDictionary<string, string> Values(Exchange exchange)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Uri.TryCreate(exchange.Url, UriKind.Absolute, out var uri))
        {
            Pairs(uri.Query.TrimStart('?'), values);
        }

        var body = exchange.RequestBody.Bytes.Length is > 0 and <= 262_144 ? Encoding.UTF8.GetString(exchange.RequestBody.Bytes.Span) : string.Empty;
        var text = body.TrimStart();
        if (text.StartsWith('{') || text.StartsWith('['))
        {
            try
            {
                using var json = System.Text.Json.JsonDocument.Parse(text);
                Flatten(json.RootElement, string.Empty, values);
            }
            catch (System.Text.Json.JsonException)
            {
                values["body"] = body;
            }
        }
        else if (text.StartsWith("--", StringComparison.Ordinal))
        {
            foreach (var part in text.Split("name=\"").Skip(1))
            {
                var end = part.IndexOf('"', StringComparison.Ordinal);
                var start = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
                if (end > 0 && start > 0)
                {
                    values[part[..end]] = part[(start + 4)..].Split("\r\n")[0];
                }
            }
        }
        else if (text.Contains('=', StringComparison.Ordinal))
        {
            Pairs(text, values);
        }
        else if (text.Length > 0)
        {
            values["body"] = text;
        }

        return values;
    }

    private static void Pairs(string text, SortedDictionary<string, string> values)
    {
        foreach (var pair in text.Split('&', StringSplitOptions.RemoveEmptyEntries).Take(500))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var key = Unescape(at < 0 ? pair : pair[..at]);
            var value = at < 0 ? string.Empty : Unescape(pair[(at + 1)..]);
            values[key] = values.TryGetValue(key, out var earlier) ? earlier + ", " + value : value;
        }
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static void Flatten(System.Text.Json.JsonElement element, string path, SortedDictionary<string, string> values)
    {
        if (values.Count > 500 || path.Length > 400)
        {
            return;
        }

        switch (element.ValueKind)
        {
            case System.Text.Json.JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    Flatten(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", values);
                }

                break;
            case System.Text.Json.JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Flatten(item, $"{path}[{index++}]", values);
                }

                break;
            default:
                values[path] = element.ValueKind == System.Text.Json.JsonValueKind.String ? element.GetString()! : element.GetRawText();
                break;
        }
    }

    private static HashSet<string> Pieces(string text)
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i + 2 <= text.Length && i < 20_000; i++)
        {
            if (!char.IsWhiteSpace(text[i]) && !char.IsWhiteSpace(text[i + 1]) && !char.IsDigit(text[i]))
            {
                pieces.Add(text.Substring(i, 2));
            }
        }

        return pieces;
    }
}
