using System.Collections.Immutable;
using System.Globalization;
using Candor.Web.Visits;

namespace Candor.Web.Scripting;

/// <summary>What a visit kept in the browser. Retention is taken from what the page asked for, never from the browser's store, which caps it.</summary>
internal static class StorageReader
{
    private const int Longest = 400;

    public static ImmutableArray<StoredItem> Read(Visit visit, Func<string, string> partyOf, Func<string, string> mask)
    {
        var items = new Dictionary<(StorageKind, string, string), StoredItem>();
        foreach (var exchange in visit.Exchanges.Where(static e => e.Response is not null))
        {
            foreach (var header in exchange.Response!.Headers.Where(static h => h.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase)))
            {
                Keep(Cookie(header.Value, exchange.Host, DateOf(exchange.Response.Headers)));
            }
        }

        foreach (var note in visit.Notes)
        {
            var host = HostOf(note.Document);
            switch (note.Kind)
            {
                case "cookie":
                    Keep(Cookie(note.Detail, host, null));
                    break;
                case "indexed-db" or "cache-storage":
                    Keep(new(note.Kind == "indexed-db" ? StorageKind.IndexedDb : StorageKind.CacheStorage, note.Detail, host, partyOf(host), null, true, false, string.Empty));
                    break;
                case "local-storage" or "session-storage":
                    var at = note.Detail.IndexOf('\n', StringComparison.Ordinal);
                    if (at >= 0)
                    {
                        Keep(Entry(note.Kind == "local-storage", note.Detail[..at], note.Detail[(at + 1)..], host));
                    }

                    break;
            }
        }

        foreach (var stores in visit.Stores)
        {
            foreach (var entry in stores.Local)
            {
                Keep(Entry(true, entry.Key, entry.Value, HostOf(stores.Origin)));
            }

            foreach (var entry in stores.Session)
            {
                Keep(Entry(false, entry.Key, entry.Value, HostOf(stores.Origin)));
            }
        }

        foreach (var database in visit.Rows.GroupBy(static r => (r.Origin, r.Database)))
        {
            var host = HostOf(database.Key.Origin);
            var text = database.Select(static r => r.Text).FirstOrDefault(IsIdentifier) ?? database.First().Text;
            Keep(new(StorageKind.IndexedDb, database.Key.Database, host, partyOf(host), null, true, IsIdentifier(text), mask(Cut(text))));
        }

        return [.. items.Values.OrderBy(static i => i.Kind).ThenBy(static i => i.Host, StringComparer.Ordinal).ThenBy(static i => i.Name, StringComparer.Ordinal)];

        void Keep(StoredItem? item)
        {
            if (item is not null && items.Count < 500)
            {
                items[(item.Kind, item.Host, item.Name)] = item;
            }
        }

        StoredItem Entry(bool isLocal, string key, string value, string host) => new(
            isLocal ? StorageKind.LocalStorage : StorageKind.SessionStorage, key, host, partyOf(host), null, isLocal, IsIdentifier(value), mask(Cut(value)));

        StoredItem? Cookie(string raw, string host, DateTimeOffset? date)
        {
            var parts = raw.Split(';', StringSplitOptions.TrimEntries);
            var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0)
            {
                return null;
            }

            var value = parts[0][(equals + 1)..];
            var retention = RetentionOf(parts, date);
            if (retention is <= 0)
            {
                items.Remove((StorageKind.Cookie, DomainOf(parts, host), parts[0][..equals]));
                return null;
            }

            var domain = DomainOf(parts, host);
            return new(StorageKind.Cookie, parts[0][..equals], domain, partyOf(domain), retention, retention is not null, IsIdentifier(value), mask(Cut(raw)));
        }
    }

    /// <summary>
    /// Whether a value can tell one browser from all others: at least eight signs of at least five kinds, with letters and digits mixed or long
    /// digits, and none of the values that choices and settings have.
    /// </summary>
    public static bool IsIdentifier(string value) => Array.Exists(Pieces(value), IsIdentifierPiece) || IsNumberPair(value);

    /// <summary>A random number and a time with a dot between them, as analytics make: <c>GA1.2.1789012345.1690000000</c>.</summary>
    private static bool IsNumberPair(string value) =>
        value.Length < 60 && value.Count(char.IsAsciiDigit) is >= 16 and var digits && value.Contains('.', StringComparison.Ordinal)
        && digits + value.Count(static c => c == '.') + 3 >= value.Length;

    private static string[] Pieces(string value) =>
        Uri.UnescapeDataString(value).Split(['{', '}', '"', ',', ':', '[', ']', '.', '|', '&', '=', ' ', ';', '!', '~', '*'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsIdentifierPiece(string piece)
    {
        if (piece.Length is < 8 or > 200 || piece.Distinct().Count() < 5)
        {
            return false;
        }

        var digits = piece.Count(char.IsAsciiDigit);
        var letters = piece.Count(char.IsAsciiLetter);
        return digits + letters >= piece.Length - 4 && ((digits >= 3 && letters >= 3) || (digits >= 9 && !LooksLikeTime(piece)) || (letters >= 20 && digits >= 1));
    }

    /// <summary>The values, kept in a visit, that can tell one browser from all others.</summary>
    public static ImmutableArray<string> IdentifiersOf(Visit visit)
    {
        var values = new SortedSet<string>(StringComparer.Ordinal);
        var kept = visit.Exchanges.Where(static e => e.Response is not null)
            .SelectMany(static e => e.Response!.Headers)
            .Where(static h => h.Name.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            .Select(static h => h.Value)
            .Concat(visit.Notes.Where(static n => n.Kind == "cookie").Select(static n => n.Detail))
            .Select(static c => c.Split(';')[0] is var pair && pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? pair[(at + 1)..] : string.Empty)
            .Concat(visit.Notes.Where(static n => n.Kind is "local-storage" or "session-storage").Select(static n => n.Detail[(n.Detail.IndexOf('\n', StringComparison.Ordinal) + 1)..]))
            .Concat(visit.Stores.SelectMany(static s => s.Local.Concat(s.Session)).Select(static e => e.Value))
            .Concat(visit.Rows.Select(static r => r.Text));
        foreach (var value in kept)
        {
            foreach (var piece in Pieces(value).Where(IsIdentifierPiece))
            {
                values.Add(piece);
            }
        }

        return [.. values.Take(200)];
    }

    /// <summary>How long a cookie is to be kept, in seconds, as asked for; null for a session cookie.</summary>
    /// <param name="parts">The cookie's parts, the pair first.</param>
    /// <param name="date">The time of the response by its own clock; null where it has none.</param>
    public static long? RetentionOf(IReadOnlyList<string> parts, DateTimeOffset? date)
    {
        long? expires = null;
        foreach (var part in parts.Skip(1))
        {
            if (part.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase) && long.TryParse(part.AsSpan(8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var age))
            {
                return age;
            }

            if (part.StartsWith("expires=", StringComparison.OrdinalIgnoreCase)
                && DateTimeOffset.TryParse(part[8..].Replace('-', ' '), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var until))
            {
                expires = (long)(until - (date ?? DateTimeOffset.UnixEpoch)).TotalSeconds;
            }
        }

        return expires;
    }

    private static DateTimeOffset? DateOf(ImmutableArray<Candor.Traffic.HeaderField> headers) =>
        headers.FirstOrDefault(static h => h.Name.Equals("Date", StringComparison.OrdinalIgnoreCase)) is { } date
        && DateTimeOffset.TryParse(date.Value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var parsed) ? parsed : null;

    private static string DomainOf(string[] parts, string host) =>
        parts.Skip(1).FirstOrDefault(static p => p.StartsWith("domain=", StringComparison.OrdinalIgnoreCase)) is { } domain && domain.Length > 7 ? domain[7..].TrimStart('.').ToLowerInvariant() : host;

    private static bool LooksLikeTime(string digits) => digits.Length is 10 or 13 && digits[0] is '1' or '2';

    private static string HostOf(string url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) ? uri.Host.ToLowerInvariant() : string.Empty;

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
