using System.Text;

namespace Candor.Traffic;

/// <summary>
/// Masks values in evidence of a real person's traffic: excerpts, values in the URL, and the persona's values wherever they stand. Which data type was
/// sent, to whom, where in the request and by which decodings stays.
/// </summary>
internal sealed class Redactor(Persona persona)
{
    private const string Mask = "***";

    public TrafficLocator Redact(TrafficLocator locator) => locator with
    {
        Url = Url(locator.Url),
        Chain = [.. locator.Chain.Select(Values)],
        Name = locator.Name is null ? null : Values(locator.Name),
        Excerpt = Short(locator.Excerpt),
        Initiator = locator.Initiator is null ? null : Url(locator.Initiator),
    };

    /// <summary>Keeps the first two and the last two characters of a long value, so that its owner knows it again and nobody else does.</summary>
    private static string Short(string value) => value.Length < 8 ? Mask : value[..2] + Mask + value[^2..];

    /// <summary>Keeps host, path and the names of parameters; masks path segments with digits, and all values.</summary>
    private string Url(string url)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? url : url[..query];
        var start = path.IndexOf("://", StringComparison.Ordinal);
        var segments = path.Split('/');
        for (var i = start < 0 ? 0 : 3; i < segments.Length; i++)
        {
            if (segments[i].Length >= 6 && segments[i].Any(static c => char.IsAsciiDigit(c) || c is '%' or '@' or '='))
            {
                segments[i] = Mask;
            }
        }

        var text = new StringBuilder(string.Join('/', segments));
        if (start >= 0 && segments.Length > 2 && segments[2].Contains('@', StringComparison.Ordinal))
        {
            text.Replace(segments[2], Mask + segments[2][segments[2].LastIndexOf('@')..]);
        }

        if (query >= 0)
        {
            text.Append('?').AppendJoin('&', url[(query + 1)..].Split('&').Select(static p =>
                p.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals ? p[..(equals + 1)] + Mask : Mask));
        }

        return Values(text.ToString());
    }

    private string Values(string text)
    {
        foreach (var value in persona.Values)
        {
            text = text.Replace(value.Value, Mask, StringComparison.OrdinalIgnoreCase);
        }

        return text;
    }
}
