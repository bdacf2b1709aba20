using Candor.Android.Manifest;
using Candor.Dex;

namespace Candor.Android.Flows;

/// <summary>
/// What is known of an intent that names no component: the tests of action, category and data that decide which filters it passes
/// (Android documentation: intents and intent filters, intent resolution). What is not known passes every test.
/// </summary>
/// <param name="Actions">Its constant actions; empty where none is known.</param>
/// <param name="Categories">Its constant categories.</param>
/// <param name="Types">Its constant MIME types.</param>
/// <param name="Addresses">Its constant addresses.</param>
/// <param name="HasData">Whether it may have an address or a type at all.</param>
/// <param name="IsDataKnown">Whether its address and its type are constant, as far as it has them.</param>
internal sealed record SentIntent(
    IReadOnlyList<string> Actions, IReadOnlyList<string> Categories, IReadOnlyList<string> Types, IReadOnlyList<string> Addresses, bool HasData, bool IsDataKnown)
{
    /// <summary>Reads what the fields of an intent hold.</summary>
    public static SentIntent Read(FlowAnalysis analysis, FlowFrame frame, FlowObject intent)
    {
        FlowValue type = analysis.Load(frame, intent.Value, "type");
        FlowValue address = analysis.Load(frame, intent.Value, "uri");
        string[] types = [.. analysis.TextsIn(type)];
        string[] addresses = [.. analysis.TextsIn(analysis.LoadData(frame, address))];
        return new SentIntent(
            [.. analysis.TextsIn(analysis.Load(frame, intent.Value, "action")).Order(StringComparer.Ordinal)],
            [.. analysis.TextsIn(analysis.Load(frame, intent.Value, "category"))],
            types,
            addresses,
            !type.IsEmpty || !address.IsEmpty || !intent.IsExact,
            intent.IsExact && (type.IsEmpty || types.Length > 0) && (address.IsEmpty || addresses.Length > 0));
    }

    /// <summary>Whether a filter of the manifest lets it pass.</summary>
    public bool Passes(IntentFilter filter) =>
        (Actions.Count == 0 || filter.Actions.Intersect(Actions, StringComparer.Ordinal).Any())
        && Categories.All(c => filter.Categories.Contains(c, StringComparer.Ordinal))
        && PassesData(filter);

    private bool PassesData(IntentFilter filter)
    {
        if (!IsDataKnown)
        {
            return true;
        }

        string[] types = [.. filter.Data.Select(static d => d.MimeType).OfType<string>()];
        string[] schemes = [.. filter.Data.Select(static d => d.Scheme).OfType<string>()];
        string[] hosts = [.. filter.Data.Select(static d => d.Host).OfType<string>()];
        if (!HasData)
        {
            return types.Length == 0 && schemes.Length == 0;
        }

        bool isTyped = Types.Count == 0 ? types.Length == 0 || Addresses.Any(IsContent) : types.Any(t => Types.Any(own => Fits(t, own)));
        bool isAddressed = Addresses.Count == 0 ? schemes.All(IsImplied)
            : Addresses.Any(a => (schemes.Contains(SchemeOf(a), StringComparer.Ordinal) || (schemes.Length == 0 && types.Length > 0 && IsContent(a)))
                && (hosts.Length == 0 || HostOf(a) is not { Length: > 0 } host || hosts.Any(h => FitsHost(h, host))));
        return isTyped && isAddressed;
    }

    /// <summary>A filter that names a type and no scheme takes addresses of content and of files; so does an intent with a type and no address.</summary>
    private static bool IsImplied(string scheme) => scheme is "content" or "file";

    private static bool IsContent(string address) => IsImplied(SchemeOf(address));

    private static string SchemeOf(string address) => address.IndexOf(':', StringComparison.Ordinal) is > 0 and var end ? address[..end] : "";

    private static string HostOf(string address)
    {
        int start = address.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        string rest = address[(start + 3)..];
        int end = rest.AsSpan().IndexOfAny('/', '?', '#');
        string authority = end < 0 ? rest : rest[..end];
        int port = authority.LastIndexOf(':');
        return port < 0 ? authority : authority[..port];
    }

    private static bool FitsHost(string pattern, string host) =>
        pattern.StartsWith('*') ? host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase) : string.Equals(pattern, host, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a MIME type fits another; <c>*</c> stands for any part on either side.</summary>
    private static bool Fits(string pattern, string type)
    {
        string[] wanted = pattern.Split('/', 2);
        string[] own = type.Split('/', 2);
        return wanted.Length == 2 && own.Length == 2
            ? wanted.Zip(own).All(static p => p.First == "*" || p.Second == "*" || string.Equals(p.First, p.Second, StringComparison.OrdinalIgnoreCase))
            : pattern is "*" or "*/*" || string.Equals(pattern, type, StringComparison.OrdinalIgnoreCase);
    }
}
