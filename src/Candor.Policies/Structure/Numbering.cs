namespace Candor.Policies.Structure;

/// <summary>The number at the beginning of a line: its style, its ordinal and where the words begin.</summary>
/// <param name="Style">The style, which is also the depth at which such numbers usually stand, from 1.</param>
/// <param name="Ordinal">The number itself; for 1.2.3 the last one.</param>
/// <param name="Length">The characters that it takes, white space after it included.</param>
internal readonly record struct Numbering(int Style, int Ordinal, int Length)
{
    private const string Digits = "〇一二三四五六七八九十";

    /// <summary>Reads the number of a line; null where it has none.</summary>
    public static Numbering? Of(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
        {
            return null;
        }

        return line[0] switch
        {
            '第' => Article(line),
            '（' or '(' or '【' => Bracketed(line),
            >= '0' and <= '9' => Decimal(line),
            >= '①' and <= '⑳' => new(6, line[0] - '①' + 1, Skip(line, 1)),
            _ when Digits.Contains(line[0], StringComparison.Ordinal) => Chinese(line),
            _ when char.IsAsciiLetter(line[0]) && line.Length > 2 && line[1] is ')' or '）' or '.' && line[2] == ' ' => new(6, (line[0] | 32) - 'a' + 1, Skip(line, 2)),
            _ => null,
        };
    }

    private static Numbering? Article(ReadOnlySpan<char> line)
    {
        var at = Run(line, 1);
        return at > 1 && at < line.Length && line[at] is '章' or '条' or '节' or '部'
            ? new(line[at] is '章' or '部' ? 1 : 2, Value(line[1..at]), Skip(line, at + (line[at] == '部' && at + 1 < line.Length && line[at + 1] == '分' ? 2 : 1)))
            : null;
    }

    private static Numbering? Bracketed(ReadOnlySpan<char> line)
    {
        var at = Run(line, 1);
        if (at > 1 && at < line.Length && line[at] is '）' or ')' or '】')
        {
            return new(char.IsAsciiDigit(line[1]) ? 5 : 3, Value(line[1..at]), Skip(line, at + 1));
        }

        return line.Length > 3 && char.IsAsciiLetter(line[1]) && line[2] is ')' or '）' ? new(6, (line[1] | 32) - 'a' + 1, Skip(line, 3)) : null;
    }

    private static Numbering? Chinese(ReadOnlySpan<char> line)
    {
        var at = Run(line, 0);
        return at < line.Length && line[at] is '、' or '．' or '.' or ' ' or '：' ? new(2, Value(line[..at]), Skip(line, at + 1)) : null;
    }

    private static Numbering? Decimal(ReadOnlySpan<char> line)
    {
        int at = 0, parts = 0, last = 0;
        while (at < line.Length && char.IsAsciiDigit(line[at]) && parts < 6)
        {
            var end = at;
            while (end < line.Length && char.IsAsciiDigit(line[end]))
            {
                end++;
            }

            if (end - at > 3)
            {
                return null;
            }

            (last, parts, at) = (Value(line[at..end]), parts + 1, end);
            if (at + 1 < line.Length && line[at] is '.' or '．' && char.IsAsciiDigit(line[at + 1]))
            {
                at++;
                continue;
            }

            break;
        }

        if (at >= line.Length)
        {
            return null;
        }

        return line[at] is '.' or '、' or '．' or ')' or '）' or '，'
            ? new(parts == 1 ? 4 : parts + 2, last, Skip(line, at + 1))
            : parts > 1 && (line[at] == ' ' || line[at] > 0x2E80) ? new(parts + 2, last, Skip(line, at)) : null;
    }

    private static int Run(ReadOnlySpan<char> line, int from)
    {
        var at = from;
        while (at < line.Length && at - from < 5 && (char.IsAsciiDigit(line[at]) || Digits.Contains(line[at], StringComparison.Ordinal)))
        {
            at++;
        }

        return at;
    }

    private static int Value(ReadOnlySpan<char> digits)
    {
        var value = 0;
        var units = 0;
        foreach (var c in digits)
        {
            if (char.IsAsciiDigit(c))
            {
                units = (units * 10) + c - '0';
            }
            else if (c == '十')
            {
                value += Math.Max(1, units) * 10;
                units = 0;
            }
            else
            {
                units = Digits.IndexOf(c, StringComparison.Ordinal);
            }
        }

        return value + units;
    }

    private static int Skip(ReadOnlySpan<char> line, int at)
    {
        while (at < line.Length && line[at] is ' ' or '、' or '.' or '．')
        {
            at++;
        }

        return at;
    }
}
