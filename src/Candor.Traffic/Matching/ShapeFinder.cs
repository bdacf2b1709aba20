using System.Globalization;
using System.Text;
using PhoneNumbers;

namespace Candor.Traffic.Matching;

/// <summary>
/// Finds values that nobody knows beforehand and that their shape gives away: PRC identity numbers by their region, date and check digit (GB 11643-1999),
/// bank cards by issuer range and Luhn's check digit (ISO/IEC 7812), IMEI (3GPP TS 23.003), telephone numbers, MAC addresses. Where one number in ten
/// would pass by chance, the name beside the value has to speak of it too.
/// </summary>
internal static class ShapeFinder
{
    private static readonly string[] CardNames = ["card", "bank", "pan", "卡号", "银行"];
    private static readonly string[] ImeiNames = ["imei", "deviceid", "device_id", "meid"];
    private static readonly string[] PhoneNames = ["phone", "mobile", "tel", "msisdn", "cell", "手机", "电话", "shouji"];
    private static readonly string[] MacNames = ["mac", "bssid"];

    /// <summary>Finds shapes in a text.</summary>
    /// <param name="text">The text, UTF-8.</param>
    /// <param name="name">The nearest name above it, in lower case.</param>
    /// <param name="found">Takes the data type, the first byte and the length of each.</param>
    public static void Find(ReadOnlySpan<byte> text, Func<string> name, List<(string DataType, int Start, int Length)> found)
    {
        string? key = null;
        for (var i = 0; i < text.Length;)
        {
            var c = text[i];
            if (c is >= (byte)'0' and <= (byte)'9')
            {
                var end = i + 1;
                while (end < text.Length && text[end] is >= (byte)'0' and <= (byte)'9')
                {
                    end++;
                }

                if (end - i >= 10)
                {
                    Digits(text, i, end, ref key, name, found);
                }

                // Groups of four, as cards are printed.
                if (end - i == 4)
                {
                    GroupedCard(text, i, found);
                }

                if (end - i is 1 or 2)
                {
                    Mac(text, i, ref key, name, found);
                }

                i = end;
                continue;
            }

            if (c is (>= (byte)'a' and <= (byte)'f') or (>= (byte)'A' and <= (byte)'F') && (i == 0 || !char.IsAsciiLetterOrDigit((char)text[i - 1])))
            {
                Mac(text, i, ref key, name, found);
            }

            i++;
        }
    }

    /// <summary>Whether 18 characters are a PRC identity number: a province that exists, a day that exists, and the right check character.</summary>
    public static bool IsIdentityNumber(ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<int> weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        ReadOnlySpan<byte> checks = "10X98765432"u8;
        if (text.Length != 18)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            if (text[i] is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            sum += (text[i] - '0') * weights[i];
        }

        var check = text[17] is (byte)'x' ? (byte)'X' : text[17];
        var province = Number(text[..2]);
        return checks[sum % 11] == check
            && province is (>= 11 and <= 15) or (>= 21 and <= 23) or (>= 31 and <= 37) or (>= 41 and <= 46) or (>= 50 and <= 54) or (>= 61 and <= 65) or 71 or 81 or 82 or 83
            && Number(text.Slice(2, 4)) is > 0 and < 9100
            && IsDay(Number(text.Slice(6, 4)), Number(text.Slice(10, 2)), Number(text.Slice(12, 2)));
    }

    /// <summary>Whether digits pass Luhn's check.</summary>
    public static bool IsLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if ((i & 1) == 1)
            {
                digit = digit > 4 ? (digit * 2) - 9 : digit * 2;
            }

            sum += digit;
        }

        return sum % 10 == 0;
    }

    private static void Digits(ReadOnlySpan<byte> text, int start, int end, ref string? key, Func<string> name, List<(string, int, int)> found)
    {
        // A letter beside the digits makes them part of something else, but the X that ends an identity number.
        if (start > 0 && (char.IsAsciiLetter((char)text[start - 1]) || text[start - 1] is (byte)'.' or (byte)'_'))
        {
            return;
        }

        var length = end - start;
        if (length == 17 && end < text.Length && text[end] is (byte)'X' or (byte)'x' && IsEnd(text, end + 1) && IsIdentityNumber(text.Slice(start, 18)))
        {
            found.Add(("id-card-number", start, 18));
            return;
        }

        if (!IsEnd(text, end) || (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit((char)text[end + 1])))
        {
            return;
        }

        var digits = text[start..end];
        if (length == 18 && IsIdentityNumber(digits))
        {
            found.Add(("id-card-number", start, 18));
            return;
        }

        var isPlus = start > 0 && text[start - 1] == '+';
        if (length is >= 13 and <= 19 && IsIssuer(digits) && IsLuhn(digits) && Named(ref key, name, CardNames))
        {
            found.Add(("bank-card-number", start, length));
        }
        else if (length == 15 && IsLuhn(digits) && Number(digits[..2]) is 1 or 35 or 86 or 99 or 44 or 45 or 49 or 50 or 51 or 52 or 53 or 54 && Named(ref key, name, ImeiNames))
        {
            found.Add(("imei", start, length));
        }
        else if (length is >= 10 and <= 15 && (isPlus || Named(ref key, name, PhoneNames)) && IsPhone(digits, isPlus))
        {
            found.Add(("phone-number", isPlus ? start - 1 : start, isPlus ? length + 1 : length));
        }
    }

    private static bool IsPhone(ReadOnlySpan<byte> digits, bool isInternational)
    {
        var text = Encoding.ASCII.GetString(digits);
        try
        {
            var util = PhoneNumberUtil.GetInstance();
            if (isInternational || text.StartsWith("86", StringComparison.Ordinal) || text.StartsWith("0086", StringComparison.Ordinal))
            {
                return util.IsValidNumber(util.Parse("+" + text.TrimStart('0'), null));
            }

            var number = util.Parse(text, "CN");
            return util.IsValidNumberForRegion(number, "CN") && util.GetNumberType(number) is PhoneNumberType.MOBILE;
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    private static void GroupedCard(ReadOnlySpan<byte> text, int start, List<(string, int, int)> found)
    {
        if (text.Length - start < 19 || (start > 0 && char.IsAsciiLetterOrDigit((char)text[start - 1])) || text[start + 4] is not ((byte)' ' or (byte)'-'))
        {
            return;
        }

        Span<byte> digits = stackalloc byte[16];
        for (var group = 0; group < 4; group++)
        {
            var at = start + (group * 5);
            var part = text.Slice(at, 4);
            if (part.IndexOfAnyExceptInRange((byte)'0', (byte)'9') >= 0 || (group < 3 && text[at + 4] != text[start + 4]))
            {
                return;
            }

            part.CopyTo(digits[(group * 4)..]);
        }

        if (IsEnd(text, start + 19) && IsIssuer(digits) && IsLuhn(digits))
        {
            found.Add(("bank-card-number", start, 19));
        }
    }

    private static void Mac(ReadOnlySpan<byte> text, int start, ref string? key, Func<string> name, List<(string, int, int)> found)
    {
        if (start > 0 && (char.IsAsciiLetterOrDigit((char)text[start - 1]) || text[start - 1] is (byte)':' or (byte)'-'))
        {
            return;
        }

        if (text.Length - start >= 17 && text[start + 2] is (byte)':' or (byte)'-' && IsEnd(text, start + 17)
            && (start + 17 >= text.Length || text[start + 17] != text[start + 2]))
        {
            var separator = text[start + 2];
            var isSame = true;
            ulong value = 0;
            for (var i = 0; i < 17; i++)
            {
                var c = text[start + i];
                if (i % 3 == 2)
                {
                    if (c != separator)
                    {
                        return;
                    }

                    continue;
                }

                var digit = Decoding.TextDecoders.HexDigit(c);
                if (digit < 0)
                {
                    return;
                }

                isSame &= c == text[start];
                value = (value << 4) | (uint)digit;
            }

            // All the same, and the constant that Android gives instead of the address (02:00:00:00:00:00), tell nothing. Hyphens are
            // common elsewhere, so that form needs a name.
            if (!isSame && value != 0x020000000000 && (separator == ':' || Named(ref key, name, MacNames)))
            {
                found.Add(("mac-address", start, 17));
            }
        }
    }

    private static bool Named(ref string? key, Func<string> name, string[] words)
    {
        key ??= name();
        foreach (var word in words)
        {
            var at = key.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && (word.Length > 3 || word[0] > 127 || at == 0 || !char.IsAsciiLetter(key[at - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsIssuer(ReadOnlySpan<byte> digits) => digits[0] switch
    {
        (byte)'4' => digits.Length is 13 or 16 or 19,
        (byte)'5' => digits.Length == 16 && digits[1] is >= (byte)'1' and <= (byte)'5',
        (byte)'3' => (digits.Length == 15 && digits[1] is (byte)'4' or (byte)'7') || (digits.Length == 16 && digits[1] == '5') || (digits.Length == 14 && digits[1] is (byte)'0' or (byte)'6' or (byte)'8'),
        (byte)'6' => digits[1] == '2' ? digits.Length is >= 16 and <= 19 : digits.Length is 16 or 19,
        (byte)'2' => digits.Length == 16 && Number(digits[..4]) is >= 2221 and <= 2720,
        (byte)'9' => digits.Length is 16 or 19 && digits[1] is (byte)'5' or (byte)'6' or (byte)'8',
        _ => false,
    };

    private static bool IsEnd(ReadOnlySpan<byte> text, int at) => at >= text.Length || (!char.IsAsciiLetterOrDigit((char)text[at]) && text[at] != '_');

    private static bool IsDay(int year, int month, int day) =>
        year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static int Number(ReadOnlySpan<byte> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
