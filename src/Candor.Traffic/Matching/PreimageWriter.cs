using System.Text;

namespace Candor.Traffic.Matching;

/// <summary>Writes the values of a persona in all the ways in which software normalises them before it hashes them.</summary>
internal static class PreimageWriter
{
    /// <summary>All ways to write the values of a persona, each bytes once for each value; the first of a value is the value as it is.</summary>
    public static List<Preimage> Write(Persona persona)
    {
        var written = new List<Preimage>();
        var seen = new HashSet<(int, string)>();
        for (var i = 0; i < persona.Values.Length; i++)
        {
            var value = persona.Values[i];
            foreach (var (text, label) in Texts(value))
            {
                if (text.Length > 0 && seen.Add((i, text)))
                {
                    written.Add(new(i, label.Length == 0 ? value.DataType : $"{label} {value.DataType}", Encoding.UTF8.GetBytes(text)));
                }
            }
        }

        return written;
    }

    /// <summary>Pairs of device identifiers, as apps in China join IMEI and MAC address into one fingerprint.</summary>
    public static IEnumerable<Preimage> Pairs(Persona persona)
    {
        var ids = Enumerable.Range(0, persona.Values.Length)
            .Where(i => persona.Values[i].DataType is "imei" or "oaid" or "android-id" or "mac-address" or "advertising-id" or "serial-number" or "email" or "phone-number")
            .ToList();
        foreach (var first in ids)
        {
            foreach (var second in ids.Where(i => i != first))
            {
                foreach (var joint in (string[])["", "_", "|", "-", ":", ",", "&"])
                {
                    var (a, b) = (persona.Values[first], persona.Values[second]);
                    yield return new(first, $"{a.DataType} + {(joint.Length > 0 ? $"\"{joint}\" + " : "")}{b.DataType}", Encoding.UTF8.GetBytes(a.Value + joint + b.Value));
                }
            }
        }
    }

    private static IEnumerable<(string Text, string Label)> Texts(PersonaValue value)
    {
        var text = value.Value.Trim();
        yield return (text, "");
        if (value.DataType is "password" or "payment-password" or "verification-code")
        {
            yield break;
        }

        yield return (text.ToLowerInvariant(), "lower-case");
        yield return (text.ToUpperInvariant(), "upper-case");
        var more = value.DataType switch
        {
            "email" => Emails(text.ToLowerInvariant()),
            "phone-number" => Phones(text),
            "name" => Names(text),
            "address" or "delivery-address" => Addresses(text),
            "imei" => [(text.Length == 15 ? text[..14] : "", "check-digit-less")],
            _ => [],
        };
        foreach (var variant in more)
        {
            yield return variant;
        }

        if (IsHexId(text))
        {
            foreach (var variant in HexIds(value.DataType, text))
            {
                yield return variant;
            }
        }
        else
        {
            var bare = Bare(text);
            yield return (bare, "bare");
            yield return (bare.ToLowerInvariant(), "bare lower-case");
        }
    }

    private static IEnumerable<(string, string)> Emails(string text)
    {
        var at = text.LastIndexOf('@');
        if (at <= 0)
        {
            yield break;
        }

        var (local, domain) = (text[..at], text[(at + 1)..]);
        var plus = local.IndexOf('+', StringComparison.Ordinal);
        var untagged = plus > 0 ? local[..plus] : local;
        var undotted = untagged.Replace(".", "", StringComparison.Ordinal);
        yield return ($"{untagged}@{domain}", "tag-less");
        yield return ($"{undotted}@{domain}", "dot-less");
        yield return (local.Replace(".", "", StringComparison.Ordinal) + "@" + domain, "dot-less");
        yield return (local, "local part of");
        yield return (undotted, "dot-less local part of");
        yield return ("mailto:" + text, "mailto");
        yield return (text + "\n", "line-ended");
    }

    private static IEnumerable<(string, string)> Phones(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var national = digits.StartsWith("0086", StringComparison.Ordinal) ? digits[4..] : digits.StartsWith("86", StringComparison.Ordinal) && digits.Length == 13 ? digits[2..] : digits;
        yield return (national, "national");
        yield return (digits, "digits of");
        yield return ("+" + digits, "plus-prefixed");
        foreach (var prefix in (string[])["86", "+86", "0086", "86-", "+86-", "+86 ", "(+86)", "0", "086", "(86)", "86 "])
        {
            yield return (prefix + national, $"{prefix.Trim()}-prefixed");
        }

        if (national.Length == 11)
        {
            foreach (var separator in (string[])["-", " "])
            {
                var grouped = $"{national[..3]}{separator}{national[3..7]}{separator}{national[7..]}";
                yield return (grouped, "grouped");
                yield return ("+86" + separator + grouped, "+86-prefixed grouped");
                yield return ("+86" + grouped, "+86-prefixed grouped");
            }
        }
    }

    private static IEnumerable<(string, string)> Names(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > 1)
        {
            yield return (string.Join(' ', parts.Reverse()).ToLowerInvariant(), "reordered lower-case");
            yield return (string.Join(' ', parts.Reverse()), "reordered");
            yield return (string.Concat(parts.Reverse()).ToLowerInvariant(), "reordered joined lower-case");
            foreach (var part in parts.Where(static p => p.Length > 1))
            {
                yield return (part, "part of");
                yield return (part.ToLowerInvariant(), "lower-case part of");
            }
        }
        else if (text.Length is 2 or 3 or 4 && text[0] > 0x2E80)
        {
            yield return (text[1..], "given part of");
        }
    }

    private static IEnumerable<(string, string)> Addresses(string text)
    {
        yield return (string.Concat(text.Where(static c => !char.IsWhiteSpace(c))), "space-less");
        yield return (string.Concat(text.Where(static c => !char.IsWhiteSpace(c))).ToLowerInvariant(), "space-less lower-case");
    }

    private static bool IsHexId(string text)
    {
        var hex = text.Count(char.IsAsciiHexDigit);
        return hex is 12 or 16 or 32 or 40 or 64 && text.Length - hex <= 5 && text.All(static c => char.IsAsciiHexDigit(c) || c is '-' or ':');
    }

    private static IEnumerable<(string, string)> HexIds(string dataType, string text)
    {
        var hex = string.Concat(text.Where(char.IsAsciiHexDigit));
        foreach (var (digits, word) in ((string, string)[])[(hex.ToLowerInvariant(), "lower-case"), (hex.ToUpperInvariant(), "upper-case")])
        {
            yield return (digits, $"bare {word}");
            if (digits.Length == 32)
            {
                yield return ($"{digits[..8]}-{digits[8..12]}-{digits[12..16]}-{digits[16..20]}-{digits[20..]}", $"hyphened {word}");
            }

            if (dataType == "mac-address" || digits.Length == 12)
            {
                yield return (string.Join(':', digits.Chunk(2).Select(static c => new string(c))), $"colon-separated {word}");
                yield return (string.Join('-', digits.Chunk(2).Select(static c => new string(c))), $"hyphen-separated {word}");
            }
        }
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
