using System.Globalization;
using System.Text;

namespace Candor.Traffic.Captures;

/// <summary>
/// One value of the tnetstring notation (tnetstrings.org, with mitmproxy's type for texts): a length, a colon, as many bytes, and a sign for the type.
/// </summary>
internal sealed class Tnetstring
{
    private const int MaxDepth = 32;
    private const int MostItems = 1_000_000;

    private Tnetstring(char type, ReadOnlyMemory<byte> bytes, List<Tnetstring>? items)
    {
        Type = type;
        Bytes = bytes;
        Items = items ?? [];
    }

    /// <summary>The sign of the type: <c>,</c> bytes, <c>;</c> text, <c>#</c> integer, <c>^</c> fraction, <c>!</c> truth, <c>~</c> nothing, <c>}</c> dictionary, <c>]</c> list.</summary>
    public char Type { get; }

    /// <summary>The bytes between colon and type.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The elements of a list; keys and values by turns of a dictionary.</summary>
    public List<Tnetstring> Items { get; }

    /// <summary>Reads one value that fills the bytes.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="offset">Where they stand in the file, for messages.</param>
    /// <exception cref="BadCaptureException">They are no tnetstring.</exception>
    public static Tnetstring Read(ReadOnlyMemory<byte> data, long offset)
    {
        var items = 0;
        var value = Read(data, offset, 0, ref items, out var used);
        return used == data.Length ? value : throw new BadCaptureException("There are bytes after the value", offset + used);
    }

    /// <summary>The value of a key; null where the dictionary has none, or it is nothing.</summary>
    public Tnetstring? this[string key]
    {
        get
        {
            for (var i = 0; Type == '}' && i + 1 < Items.Count; i += 2)
            {
                if (Items[i].AsText() == key)
                {
                    return Items[i + 1].Type == '~' ? null : Items[i + 1];
                }
            }

            return null;
        }
    }

    /// <summary>The bytes as text: UTF-8 where they are, else Latin-1.</summary>
    public string AsText() => System.Text.Unicode.Utf8.IsValid(Bytes.Span) ? Encoding.UTF8.GetString(Bytes.Span) : Encoding.Latin1.GetString(Bytes.Span);

    /// <summary>The number; null where it is none.</summary>
    public double? AsNumber() =>
        double.TryParse(Bytes.Span, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>Whether it is the truth value true.</summary>
    public bool IsTrue() => Type == '!' && Bytes.Span.SequenceEqual("true"u8);

    private static Tnetstring Read(ReadOnlyMemory<byte> data, long offset, int depth, ref int items, out int used)
    {
        if (depth > MaxDepth || ++items > MostItems)
        {
            throw new BadCaptureException($"It nests deeper than {MaxDepth} or has more than {MostItems} values", offset);
        }

        var span = data.Span;
        var colon = span[..Math.Min(span.Length, 13)].IndexOf((byte)':');
        if (colon < 1 || !int.TryParse(span[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            throw new BadCaptureException("There is no length and colon", offset);
        }

        if ((long)colon + 1 + length + 1 > span.Length)
        {
            throw new BadCaptureException($"A value of {length} bytes is longer than what is left", offset);
        }

        var bytes = data.Slice(colon + 1, length);
        var type = (char)span[colon + 1 + length];
        used = colon + length + 2;
        switch (type)
        {
            case ',' or ';' or '#' or '^' or '!' or '~':
                return new(type, bytes, null);
            case '}' or ']':
                var inner = new List<Tnetstring>();
                for (var at = 0; at < length;)
                {
                    inner.Add(Read(bytes[at..], offset + colon + 1 + at, depth + 1, ref items, out var taken));
                    at += taken;
                }

                return type == ']' || (inner.Count & 1) == 0 ? new(type, bytes, inner) : throw new BadCaptureException("A dictionary has a key without a value", offset);
            default:
                throw new BadCaptureException("There is no type of that sign", offset + used - 1);
        }
    }
}
