using System.Buffers;
using System.Text;

namespace Candor.Dex;

/// <summary>
/// Modified UTF-8, the encoding of DEX strings: U+0000 is two bytes, and a character above U+FFFF is two surrogates of three bytes.
/// A byte or surrogate that cannot be decoded becomes U+FFFD, so that the result is always well-formed UTF-16.
/// </summary>
internal static class Mutf8
{
    private const char Replacement = '\uFFFD';

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes))
        {
            return Encoding.ASCII.GetString(bytes);
        }

        char[] buffer = ArrayPool<char>.Shared.Rent(bytes.Length);
        int length = DecodeUnits(bytes, buffer);
        ReplaceLoneSurrogates(buffer.AsSpan(0, length));
        string text = new(buffer, 0, length);
        ArrayPool<char>.Shared.Return(buffer);
        return text;
    }

    private static int DecodeUnits(ReadOnlySpan<byte> bytes, Span<char> units)
    {
        int count = 0;
        int at = 0;
        while (at < bytes.Length)
        {
            int first = bytes[at];
            if (first < 0x80)
            {
                units[count++] = (char)first;
                at++;
            }
            else if ((first & 0xE0) == 0xC0 && IsTrail(bytes, at + 1))
            {
                units[count++] = (char)(((first & 0x1F) << 6) | (bytes[at + 1] & 0x3F));
                at += 2;
            }
            else if ((first & 0xF0) == 0xE0 && IsTrail(bytes, at + 1) && IsTrail(bytes, at + 2))
            {
                units[count++] = (char)(((first & 0x0F) << 12) | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F));
                at += 3;
            }
            else
            {
                units[count++] = Replacement;
                at++;
            }
        }

        return count;
    }

    private static bool IsTrail(ReadOnlySpan<byte> bytes, int at) => at < bytes.Length && (bytes[at] & 0xC0) == 0x80;

    private static void ReplaceLoneSurrogates(Span<char> units)
    {
        for (int i = 0; i < units.Length; i++)
        {
            if (!char.IsSurrogate(units[i]))
            {
                continue;
            }

            if (i + 1 < units.Length && char.IsSurrogatePair(units[i], units[i + 1]))
            {
                i++;
            }
            else
            {
                units[i] = Replacement;
            }
        }
    }
}
