using System.Text;
using System.Text.Json;

namespace Candor.Bundles.Redaction;

/// <summary>What <c>audit.json</c> and <c>exhibits.json</c> say of a bundle, read only as far as redaction needs.</summary>
internal static class AuditReferences
{
    /// <summary>The kinds of ids that are hashes of words of the subject or the policy, or of the bytes of an exhibit.</summary>
    private static readonly string[] Telling = ["evidence-", "control-", "disclosure-", "consistency-"];

    /// <summary>The names of the exhibits, by number.</summary>
    public static Dictionary<int, string> Exhibits(byte[]? exhibits)
    {
        var names = new Dictionary<int, string>();
        if (exhibits is null || Parse(exhibits) is not { } document)
        {
            return names;
        }

        using (document)
        {
            if (document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("exhibits", out var list) && list.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in list.EnumerateArray())
                {
                    if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("number", out var number) && number.TryGetInt32(out var n)
                        && item.TryGetProperty("path", out var path) && path.ValueKind == JsonValueKind.String)
                    {
                        names[n] = path.GetString()!;
                    }
                }
            }
        }

        return names;
    }

    /// <summary>The hashes of pictures that were taken after fields had been filled in with the values of a person.</summary>
    public static IEnumerable<string> PicturesOfForms(byte[]? audit)
    {
        if (audit is null || Parse(audit) is not { } document)
        {
            yield break;
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("evidence", out var list) || list.ValueKind != JsonValueKind.Array)
            {
                yield break;
            }

            foreach (var item in list.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("locator", out var locator) && locator.ValueKind == JsonValueKind.Object
                    && locator.TryGetProperty("kind", out var kind) && kind.ValueEquals("screenshot")
                    && locator.TryGetProperty("visit", out var visit) && visit.ValueEquals("interaction")
                    && item.TryGetProperty("blob", out var blob) && blob.ValueKind == JsonValueKind.String)
                {
                    yield return blob.GetString()!;
                }
            }
        }
    }

    /// <summary>Whether the subject of an audit is a capture of traffic.</summary>
    public static string? CaptureHash(byte[]? audit)
    {
        if (audit is null || Parse(audit) is not { } document)
        {
            return null;
        }

        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty("subject", out var subject) && subject.ValueKind == JsonValueKind.Object
                && subject.TryGetProperty("kind", out var kind) && kind.ValueEquals("capture") && subject.TryGetProperty("sha256", out var hash) && hash.ValueKind == JsonValueKind.String
                ? hash.GetString()
                : null;
        }
    }

    /// <summary>
    /// The ids of records that are hashes of what was taken out: of evidence in a file that was changed, and of each record out of whose own words something was taken.
    /// </summary>
    public static IEnumerable<string> TellingIds(TextFile audit, Pseudonyms pseudonyms)
    {
        var found = new List<string>();
        var open = new Stack<(long Start, string? Id, bool Tells)>();
        var reader = new Utf8JsonReader(audit.Original, new JsonReaderOptions { MaxDepth = 128 });
        string? property = null;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        open.Push((reader.TokenStartIndex, null, false));
                        property = null;
                        break;
                    case JsonTokenType.EndObject:
                        var (start, id, tells) = open.Pop();
                        if (id is not null && Array.Exists(Telling, t => id.StartsWith(t, StringComparison.Ordinal)) && (tells || Differs(audit, start, reader.BytesConsumed, id)))
                        {
                            found.Add(id);
                        }

                        break;
                    case JsonTokenType.PropertyName:
                        property = reader.ValueSpan.Length <= 32 ? Encoding.UTF8.GetString(reader.ValueSpan) : null;
                        break;
                    case JsonTokenType.String when open.Count > 0 && property is "id" or "blob" && reader.ValueSpan.Length <= 128:
                        var text = Encoding.UTF8.GetString(reader.ValueSpan);
                        var top = open.Pop();
                        open.Push(property == "id" ? top with { Id = text } : top with { Tells = top.Tells || pseudonyms.Find(text) is not null });
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // What was signed as the audit is no JSON: then it has no records.
        }

        return found;
    }

    /// <summary>Whether something other than the id itself was taken out of a record.</summary>
    private static bool Differs(TextFile audit, long start, long end, string id)
    {
        var bytes = audit.Original.AsSpan((int)start, (int)(end - start));
        var at = bytes.IndexOf(Encoding.UTF8.GetBytes(id));
        return at < 0
            ? audit.IsTakenOut((int)start, (int)end)
            : audit.IsTakenOut((int)start, (int)start + at) || audit.IsTakenOut((int)start + at + id.Length, (int)end);
    }

    private static JsonDocument? Parse(byte[] json)
    {
        try
        {
            return JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 128 });
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
