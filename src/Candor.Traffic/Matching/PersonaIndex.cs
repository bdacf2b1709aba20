using System.Text;

namespace Candor.Traffic.Matching;

/// <summary>All that is known of a persona's values, made ready for the search. Read-only once made; may be used by many threads.</summary>
internal sealed class PersonaIndex
{
    /// <summary>From this many letters and digits on, a value found inside other text is no chance.</summary>
    private const int SafeLength = 10;

    /// <summary>The fewest letters and digits of a value that is looked for in plain.</summary>
    private const int LeastLength = 4;

    private readonly List<Pattern> _patterns = [];
    private readonly List<(int Value, byte[] Bytes)> _keyed = [];
    private readonly PatternAutomaton _plain;
    private readonly DeltaAutomaton _xor;
    private readonly DeltaAutomaton _sum;
    private readonly byte[]?[] _short;

    public PersonaIndex(Persona persona)
    {
        Persona = persona;
        var preimages = PreimageWriter.Write(persona);
        Digests = new(persona, preimages);
        Numbers = new(persona);
        _short = new byte[]?[persona.Values.Length];
        foreach (var group in preimages.GroupBy(static p => p.Value))
        {
            Add(group.Key, persona.Values[group.Key], [.. group]);
        }

        _plain = new([.. _patterns.Select(static p => p.Folded)], Fold);
        byte[][] keyed = [.. _keyed.Select(static k => k.Bytes)];
        _xor = new(keyed, isSum: false);
        _sum = new(keyed, isSum: true);
    }

    public Persona Persona { get; }

    public DigestPool Digests { get; }

    public NumberForms Numbers { get; }

    /// <summary>The class of a byte: letters without case, digits, and all bytes outside ASCII; the rest is passed over.</summary>
    public static int Fold(byte b) => b switch
    {
        >= (byte)'A' and <= (byte)'Z' => b | 0x20,
        (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or >= 0x80 => b,
        _ => -1,
    };

    /// <summary>Finds values that stand in plain, in other case, with other separators, or under a shift of letters or bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="scratch">A list to work in.</param>
    /// <param name="matches">Takes what is found.</param>
    /// <param name="withKeys">Whether single-byte keys are tried too.</param>
    public void FindValues(ReadOnlySpan<byte> data, List<PatternMatch> scratch, List<ValueMatch> matches, bool withKeys)
    {
        scratch.Clear();
        _plain.Find(data, scratch);
        foreach (var match in scratch)
        {
            Take(data, match, _patterns[match.Pattern], matches);
            foreach (var same in _plain.Duplicates[match.Pattern])
            {
                Take(data, match, _patterns[same], matches);
            }
        }

        if (!withKeys || data.Length < LeastKeyed)
        {
            return;
        }

        scratch.Clear();
        _xor.Find(data, scratch);
        TakeKeyed(data, scratch, matches, isSum: false);
        scratch.Clear();
        _sum.Find(data, scratch);
        TakeKeyed(data, scratch, matches, isSum: true);
    }

    /// <summary>Whether a whole text is a value of the persona that is too short to be looked for inside others.</summary>
    public int FindShort(ReadOnlySpan<byte> text)
    {
        if (text.Length > 24)
        {
            return -1;
        }

        for (var i = 0; i < _short.Length; i++)
        {
            if (_short[i] is { } value && text.SequenceEqual(value))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Finds values in the joined pieces of a message. Only long values count, since pieces join by chance.</summary>
    public void FindJoined(ReadOnlySpan<byte> data, List<PatternMatch> scratch, List<ValueMatch> matches)
    {
        scratch.Clear();
        _plain.Find(data, scratch);
        foreach (var match in scratch)
        {
            var pattern = _patterns[match.Pattern];
            if (pattern is { Exact: null, Folded.Length: >= SafeLength, Step: null })
            {
                matches.Add(new(pattern.Value, match.Start, match.End, null));
            }
        }
    }

    private const int LeastKeyed = 8;

    private static byte[] Folded(ReadOnlySpan<byte> bytes)
    {
        var folded = new List<byte>(bytes.Length);
        foreach (var b in bytes)
        {
            var f = Fold(b);
            if (f >= 0)
            {
                folded.Add((byte)f);
            }
        }

        return [.. folded];
    }

    private static bool IsWord(byte b) => Fold(b) is >= 0 and < 0x80;

    private void Add(int value, PersonaValue entry, List<Preimage> preimages)
    {
        var exact = entry.DataType is "password" or "payment-password" or "verification-code";
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var preimage in preimages)
        {
            // Parts of a value are looked for as digests only.
            if (preimage.Label.Contains("part of", StringComparison.Ordinal))
            {
                continue;
            }

            Add(value, preimage.Bytes, exact, null, seen);
            if (!System.Text.Ascii.IsValid(preimage.Bytes))
            {
                Add(value, Gbk(preimage.Bytes), exact, "gbk", seen);
                Add(value, Encoding.Convert(Encoding.UTF8, Encoding.Unicode, preimage.Bytes), exact, "utf-16le", seen);
                Add(value, Encoding.Convert(Encoding.UTF8, Encoding.BigEndianUnicode, preimage.Bytes), exact, "utf-16be", seen);
            }

            if (preimage.Bytes.Length >= LeastKeyed)
            {
                _keyed.Add((value, preimage.Bytes));
            }
        }

        var first = preimages[0].Bytes;
        Add(value, [.. first.Reverse()], exact, "reversed", seen);
        foreach (var text in preimages.Where(static p => !p.Label.Contains("part of", StringComparison.Ordinal)).Select(static p => p.Bytes).Take(exact ? 1 : 3))
        {
            Shifts(value, text, exact, seen);
        }

        if (entry.DataType == "email")
        {
            Emails(value, entry.Value, seen);
        }

        if (Folded(first).Length is < LeastLength and > 0 || (first.Length < 6 && first[0] >= 0x80))
        {
            _short[value] = first;
        }
    }

    private void Emails(int value, string text, HashSet<string> seen)
    {
        var lower = text.Trim().ToLowerInvariant();
        foreach (var (at, dot) in ((string, string)[])[("at", "."), ("at", "dot"), (".", "dot")])
        {
            Add(value, Encoding.UTF8.GetBytes(lower.Replace("@", at, StringComparison.Ordinal).Replace(".", dot, StringComparison.Ordinal)), exact: false, null, seen);
        }
    }

    /// <summary>Letters moved along the alphabet by 1 to 25, mirrored in it, and rot47. A text without letters has none of them.</summary>
    private void Shifts(int value, byte[] text, bool exact, HashSet<string> seen)
    {
        if (text.Count(static b => char.IsAsciiLetter((char)b)) < 5)
        {
            return;
        }

        for (var n = 1; n < 26; n++)
        {
            Add(value, [.. text.Select(b => Shift(b, n))], exact, $"rot{26 - n}", seen);
        }

        Add(value, [.. text.Select(Mirror)], exact, "atbash", seen);
        byte[] rot47 = [.. text.Select(static b => b is >= 33 and <= 126 ? (byte)(33 + ((b - 33 + 47) % 94)) : b)];
        if (Folded(rot47).Length >= SafeLength)
        {
            Add(value, rot47, exact: true, "rot47", seen);
        }
    }

    private static byte Shift(byte b, int n) => b switch
    {
        >= (byte)'a' and <= (byte)'z' => (byte)('a' + ((b - 'a' + n) % 26)),
        >= (byte)'A' and <= (byte)'Z' => (byte)('A' + ((b - 'A' + n) % 26)),
        _ => b,
    };

    private static byte Mirror(byte b) => b switch
    {
        >= (byte)'a' and <= (byte)'z' => (byte)('z' - (b - 'a')),
        >= (byte)'A' and <= (byte)'Z' => (byte)('Z' - (b - 'A')),
        _ => b,
    };

    private static byte[] Gbk(byte[] utf8)
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding(936);
        return gbk is null ? utf8 : Encoding.Convert(Encoding.UTF8, gbk, utf8);
    }

    private void Add(int value, byte[] bytes, bool exact, string? step, HashSet<string> seen)
    {
        var folded = Folded(bytes);
        if (folded.Length < LeastLength || (step is not null && folded.Length < 6) || !seen.Add(Convert.ToHexString(folded) + (exact ? Convert.ToHexString(bytes) : "")))
        {
            return;
        }

        _patterns.Add(new(value, folded, exact ? bytes : null, step));
    }

    private static void Take(ReadOnlySpan<byte> data, PatternMatch match, Pattern pattern, List<ValueMatch> matches)
    {
        var (start, end) = (match.Start, match.End);
        var length = pattern.Folded.Length;
        if (pattern.Exact is { } exact)
        {
            // The value must stand there sign for sign; what was passed over may lie before and after it.
            var from = Math.Max(0, start - exact.Length);
            var window = data[from..Math.Min(data.Length, end + exact.Length)];
            var at = window.IndexOf(exact);
            if (at < 0)
            {
                return;
            }

            (start, end) = (from + at, from + at + exact.Length);
        }
        else if (end - start > (length * 3) + 4)
        {
            return;
        }

        var isWide = pattern.Folded[0] >= 0x80;
        if (length < SafeLength && !isWide && ((start > 0 && IsWord(data[start - 1])) || (end < data.Length && IsWord(data[end])) || end - start > length + 3))
        {
            return;
        }

        matches.Add(new(pattern.Value, start, end, pattern.Step));
    }

    private void TakeKeyed(ReadOnlySpan<byte> data, List<PatternMatch> found, List<ValueMatch> matches, bool isSum)
    {
        foreach (var match in found)
        {
            var (value, bytes) = _keyed[match.Pattern];
            var key = (byte)(isSum ? data[match.Start] - bytes[0] : data[match.Start] ^ bytes[0]);
            if (key == 0)
            {
                continue;
            }

            matches.Add(new(value, match.Start, match.End, isSum ? $"subtract 0x{key:x2}" : $"xor 0x{key:x2}"));
        }
    }
}
