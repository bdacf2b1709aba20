namespace Candor.Traffic.Hosts;

/// <summary>The host of a URL as it was sent, which need not be a URL that a parser takes.</summary>
internal static class HostName
{
    /// <summary>The host in lower case, without port and user; empty where there is none.</summary>
    public static string Of(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal);
        if (start < 0)
        {
            return "";
        }

        var rest = url.AsSpan(start + 3);
        var end = rest.IndexOfAny('/', '?', '#');
        var authority = end < 0 ? rest : rest[..end];
        authority = authority[(authority.LastIndexOf('@') + 1)..];
        var colon = authority.StartsWith("[") ? authority.IndexOf(']') + 1 : authority.IndexOf(':');
        return (colon > 0 && colon < authority.Length ? authority[..colon] : authority).TrimEnd('.').ToString().ToLowerInvariant();
    }

    /// <summary>A host name whose labels are in punycode (RFC 3492) as people read it; null where it is no such name.</summary>
    public static string? ToUnicode(string host)
    {
        try
        {
            return new System.Globalization.IdnMapping { AllowUnassigned = true }.GetUnicode(host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>The host of a URL, or the text itself where it is a host name already.</summary>
    public static string OfHostOrUrl(string text) => text.Contains("://", StringComparison.Ordinal) ? Of(text) : text.Trim().TrimStart('.').TrimEnd('.').ToLowerInvariant();
}
