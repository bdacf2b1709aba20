using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Candor.Server.Tests.Support;

/// <summary>An authenticator (RFC 6238: 30 seconds, six digits, HMAC-SHA-1, as authenticators do).</summary>
internal static class Totp
{
    public static string Now(string base32Key)
    {
        var key = new List<byte>();
        var (bits, value) = (0, 0);
        foreach (var c in base32Key.ToUpperInvariant())
        {
            value = (value << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal);
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                key.Add((byte)(value >> bits));
                value &= (1 << bits) - 1;
            }
        }

        var step = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // The algorithm of the standard.
        var hash = HMACSHA1.HashData(key.ToArray(), step);
#pragma warning restore CA5350
        var at = hash[^1] & 15;
        return ((BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(at)) & int.MaxValue) % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }
}
