using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Candor.Web.Browser;
using Candor.Web.DevTools;

namespace Candor.Web.Pages;

/// <summary>Reads what a page keeps in IndexedDB: the first rows of each store, as far as they are text or numbers.</summary>
internal sealed class PageStores(PageSession session)
{
    private const int MostDatabases = 6;
    private const int MostStores = 6;
    private const int Rows = 12;
    private const int LongestText = 600;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>The rows of an origin; empty where it keeps none or does not let itself be read.</summary>
    public async Task<ImmutableArray<IndexedRow>> ReadAsync(string origin, CancellationToken cancellation)
    {
        var rows = ImmutableArray.CreateBuilder<IndexedRow>();
        try
        {
            var names = await session.SendAsync("IndexedDB.requestDatabaseNames", new() { ["securityOrigin"] = origin }, cancellation, Patience);
            foreach (var name in names.GetProperty("databaseNames").EnumerateArray().Select(static n => n.GetString() ?? string.Empty).Order(StringComparer.Ordinal).Take(MostDatabases))
            {
                var database = await session.SendAsync("IndexedDB.requestDatabase", new() { ["securityOrigin"] = origin, ["databaseName"] = name }, cancellation, Patience);
                foreach (var store in database.GetProperty("databaseWithObjectStores").GetProperty("objectStores").EnumerateArray().Take(MostStores))
                {
                    var data = await session.SendAsync(
                        "IndexedDB.requestData",
                        new() { ["securityOrigin"] = origin, ["databaseName"] = name, ["objectStoreName"] = store.GetProperty("name").GetString(), ["indexName"] = string.Empty, ["skipCount"] = 0, ["pageSize"] = Rows },
                        cancellation,
                        Patience);
                    foreach (var entry in data.GetProperty("objectStoreDataEntries").EnumerateArray())
                    {
                        var text = new StringBuilder();
                        Write(entry.GetProperty("primaryKey"), text);
                        Write(entry.GetProperty("value"), text);
                        rows.Add(new(origin, name, text.ToString()));
                    }
                }
            }
        }
        catch (Exception e) when (e is DevToolsException or KeyNotFoundException or InvalidOperationException || (e is BrowserException && !session.DevTools.HasEnded))
        {
            // A store that does not answer is known by its name, which our script in the page tells.
        }

        return rows.ToImmutable();
    }

    /// <summary>A value as the protocol gives it: whole where it is text or a number, else the first level of its properties.</summary>
    private static void Write(JsonElement remote, StringBuilder text)
    {
        if (text.Length > LongestText)
        {
            return;
        }

        if (remote.TryGetProperty("value", out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
        {
            Add(value.ToString());
        }
        else if (remote.TryGetProperty("preview", out var preview) && preview.TryGetProperty("properties", out var properties))
        {
            foreach (var property in properties.EnumerateArray())
            {
                if (property.TryGetProperty("value", out var inner) && property.TryGetProperty("name", out var name))
                {
                    Add($"{name.GetString()}={inner.GetString()}");
                }
            }
        }

        void Add(string? part)
        {
            if (part is { Length: > 0 })
            {
                text.Append(text.Length > 0 ? " " : string.Empty).Append(part.AsSpan(0, Math.Min(part.Length, LongestText)));
            }
        }
    }
}
