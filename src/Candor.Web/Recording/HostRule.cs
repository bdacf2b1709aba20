using System.Globalization;
using System.Net;

namespace Candor.Web.Recording;

/// <summary>Says where a host is, instead of asking the name service: for sites that are not public yet, and for tests.</summary>
/// <param name="Pattern">A host, <c>*.domain</c> for all hosts of a domain, or <c>*</c>.</param>
/// <param name="Address">The address.</param>
/// <param name="HttpsPort">The port for https; null to keep that of the URL.</param>
/// <param name="HttpPort">The port for http; null to keep that of the URL.</param>
public sealed record HostRule(string Pattern, IPAddress Address, int? HttpsPort, int? HttpPort)
{
    /// <summary>Reads <c>PATTERN=ADDRESS[:HTTPS-PORT[:HTTP-PORT]]</c>.</summary>
    /// <returns>The rule; null where the text is none.</returns>
    public static HostRule? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('=', StringComparison.Ordinal);
        if (at <= 0)
        {
            return null;
        }

        var target = text[(at + 1)..];
        var close = target.StartsWith('[') ? target.IndexOf(']', StringComparison.Ordinal) : -1;
        var address = close > 0 ? target[1..close] : target.Split(':')[0];
        var ports = (close > 0 ? target[(close + 1)..] : target[address.Length..]).Split(':', StringSplitOptions.RemoveEmptyEntries);
        var numbers = new List<int>();
        foreach (var port in ports)
        {
            if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is 0 or > 65535)
            {
                return null;
            }

            numbers.Add(number);
        }

        return numbers.Count <= 2 && IPAddress.TryParse(address, out var parsed)
            ? new(text[..at].ToLowerInvariant(), parsed, numbers.Count > 0 ? numbers[0] : null, numbers.Count > 1 ? numbers[1] : null)
            : null;
    }

    /// <summary>Whether it speaks of a host.</summary>
    public bool Matches(string host) =>
        Pattern == "*" || Pattern.Equals(host, StringComparison.OrdinalIgnoreCase)
        || (Pattern.StartsWith("*.", StringComparison.Ordinal) && host.EndsWith(Pattern[1..], StringComparison.OrdinalIgnoreCase));
}
