using System.Globalization;

namespace Candor.Bundles.Cutting;

/// <summary>
/// Cuts a file into the smallest things that can be taken out of it later. A word is a run of at least six letters, digits, <c>_ + @ . % -</c> and bytes
/// outside ASCII; it stands alone, and so does what lies between words. Nothing is longer than 64 bytes, except the structure of JSON. In JSON the
/// boundaries of strings are boundaries too, and no escape is cut through. What lies across the edge of a block is cut there.
/// </summary>
internal static class PartCutter
{
    private const int LeastWord = 6;
    private const int MostUnit = 64;
    private const int MostStructure = 4096;

    /// <summary>The ends of the units of a file, in order; the last is its length. The edges of blocks are not among them.</summary>
    public static List<int> Units(ReadOnlySpan<byte> file, CutKind cut)
    {
        var ends = new List<int>();
        if (cut == CutKind.Bytes)
        {
            if (!file.IsEmpty)
            {
                ends.Add(file.Length);
            }

            return ends;
        }

        var position = 0;
        if (cut == CutKind.Text)
        {
            Words(file, 0, file.Length, isJson: false, MostUnit, ends);
            return ends;
        }

        while (position < file.Length)
        {
            // The structure, from the quotation mark that closes a string to the one that opens the next, then that string.
            var after = position == 0 ? 0 : position + 1;
            var quote = file[Math.Min(after, file.Length)..].IndexOf((byte)'"');
            var open = quote < 0 ? file.Length : after + quote + 1;
            Words(file, position, open, isJson: false, MostStructure, ends);
            position = open;
            while (position < file.Length && file[position] != (byte)'"')
            {
                position += file[position] == (byte)'\\' ? 2 : 1;
            }

            position = Math.Min(position, file.Length);
            Words(file, open, position, isJson: true, MostUnit, ends);
        }

        return ends;
    }

    /// <summary>The lengths of the parts of each block: the units, cut at the edges of blocks.</summary>
    public static IEnumerable<List<int>> Parts(IReadOnlyList<int> unitEnds, long length, int blockSize)
    {
        var unit = 0;
        var position = 0L;
        while (position < length)
        {
            var edge = Math.Min(length, position + blockSize);
            var parts = new List<int>();
            while (position < edge)
            {
                var end = Math.Min(unitEnds[unit], edge);
                parts.Add((int)(end - position));
                position = end;
                if (position == unitEnds[unit])
                {
                    unit++;
                }
            }

            yield return parts;
        }
    }

    private static void Words(ReadOnlySpan<byte> file, int start, int end, bool isJson, int most, List<int> ends)
    {
        var from = start;
        var i = start;
        while (i < end)
        {
            var word = i;
            while (word < end && WordLength(file, word, end, isJson) is > 0 and var n)
            {
                word += n;
            }

            if (word - i >= LeastWord)
            {
                Add(file, from, i, end, isJson, most, ends);
                Add(file, i, word, end, isJson, MostUnit, ends);
                from = i = word;
            }
            else
            {
                i = word;
                if (i < end)
                {
                    i += StepLength(file, i, end, isJson);
                }
            }
        }

        Add(file, from, end, end, isJson, most, ends);
    }

    /// <summary>Adds a stretch in pieces, none of which ends inside a character or an escape.</summary>
    private static void Add(ReadOnlySpan<byte> file, int start, int stop, int end, bool isJson, int most, List<int> ends)
    {
        var from = start;
        for (var i = start; i < stop;)
        {
            var step = Math.Min(stop - i, StepLength(file, i, end, isJson));
            if (i + step - from > most && i > from)
            {
                ends.Add(i);
                from = i;
            }

            i += step;
        }

        if (stop > from)
        {
            ends.Add(stop);
        }
    }

    private static int WordLength(ReadOnlySpan<byte> file, int at, int end, bool isJson)
    {
        var b = file[at];
        if (isJson && b == (byte)'\\')
        {
            // An escape counts as the sign that it stands for.
            var length = Escape(file, at, end);
            return length == 6 && ushort.TryParse(file.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var sign) && IsWord(sign) ? length : 0;
        }

        return IsWord(b) ? StepLength(file, at, end, isJson) : 0;
    }

    private static bool IsWord(int sign) => sign >= 0x80 || char.IsAsciiLetterOrDigit((char)sign) || sign is '_' or '+' or '@' or '.' or '%' or '-';

    /// <summary>The length of the character or escape that begins here.</summary>
    private static int StepLength(ReadOnlySpan<byte> file, int at, int end, bool isJson)
    {
        var b = file[at];
        return isJson && b == (byte)'\\' ? Escape(file, at, end) : Math.Min(Character(b), end - at);
    }

    private static int Character(byte first) => first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;

    private static int Escape(ReadOnlySpan<byte> file, int at, int end)
    {
        if (at + 1 >= end)
        {
            return 1;
        }

        if (file[at + 1] != (byte)'u')
        {
            return Math.Min(1 + Character(file[at + 1]), end - at);
        }

        var length = 2;
        while (length < 6 && at + length < end && char.IsAsciiHexDigit((char)file[at + length]))
        {
            length++;
        }

        return length;
    }
}
