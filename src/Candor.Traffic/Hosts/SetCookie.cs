using System.Globalization;

namespace Candor.Traffic.Hosts;

/// <summary>A Set-Cookie header field (RFC 6265), read for its lifetime as the server asked for it, not as a browser cut it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value.</param>
/// <param name="Lifetime">How long it is to be kept; null for the visit only.</param>
internal sealed record SetCookie(string Name, string Value, TimeSpan? Lifetime)
{
    /// <summary>Reads a field.</summary>
    /// <param name="field">The value of the header.</param>
    /// <param name="date">The Date header of the response, against which Expires counts; null where there is none.</param>
    public static SetCookie? Read(string field, DateTimeOffset? date)
    {
        var parts = field.Split(';');
        var equals = parts[0].IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            return null;
        }

        TimeSpan? lifetime = null;
        foreach (var attribute in parts.Skip(1).Select(static p => p.Trim()))
        {
            if (attribute.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase) && long.TryParse(attribute.AsSpan(8), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds))
            {
                // Max-Age has precedence over Expires.
                lifetime = TimeSpan.FromSeconds(Math.Clamp(seconds, 0, 3_153_600_000));
                break;
            }

            if (attribute.StartsWith("expires=", StringComparison.OrdinalIgnoreCase) && date is { } now
                && DateTimeOffset.TryParse(attribute.AsSpan(8), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires))
            {
                lifetime = expires > now ? expires - now : TimeSpan.Zero;
            }
        }

        return new(parts[0][..equals].Trim(), parts[0][(equals + 1)..].Trim(), lifetime);
    }
}
