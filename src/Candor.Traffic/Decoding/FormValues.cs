namespace Candor.Traffic.Decoding;

/// <summary>Gives the parameters of a form or a query (WHATWG URL, application/x-www-form-urlencoded), and of lists like it.</summary>
internal static class FormValues
{
    private const int LongestKey = 120;

    /// <summary>Whether a text reads as parameters.</summary>
    public static bool IsForm(ReadOnlySpan<byte> text)
    {
        var equals = text.IndexOf((byte)'=');
        if (equals is < 1 or > LongestKey || equals + 1 >= text.Length || text[equals + 1] == '=')
        {
            return false;
        }

        foreach (var c in text[..equals])
        {
            if (!(char.IsAsciiLetterOrDigit((char)c) || c >= 0x80 || c is (byte)'_' or (byte)'.' or (byte)'-' or (byte)'[' or (byte)']' or (byte)'%' or (byte)'$' or (byte)':' or (byte)'~' or (byte)'!' or (byte)'*' or (byte)'@' or (byte)'&'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Reads parameters.</summary>
    /// <param name="data">The text.</param>
    /// <param name="values">Takes names and values, percent-decoded.</param>
    /// <param name="trail">The way to the text.</param>
    /// <param name="arena">Where decoded values live.</param>
    public static void Read(ReadOnlyMemory<byte> data, IDecodedValues values, Trail trail, DecodedArena arena)
    {
        var separator = data.Span.IndexOf((byte)'&') >= 0 ? (byte)'&' : data.Span.IndexOf((byte)'\n') >= 0 ? (byte)'\n' : (byte)';';
        for (var i = 0; i < data.Length;)
        {
            var next = data.Span[i..].IndexOf(separator);
            var pair = next < 0 ? data[i..] : data.Slice(i, next);
            i = next < 0 ? data.Length : i + next + 1;
            while (!pair.IsEmpty && pair.Span[0] is (byte)' ' or (byte)'\r')
            {
                pair = pair[1..];
            }

            var equals = pair.Span.IndexOf((byte)'=');
            if (equals < 0)
            {
                // A value without a name.
                values.Value(Decoded(pair, arena), trail);
                continue;
            }

            var name = Decoded(pair[..equals], arena);
            values.Name(name, trail);
            values.Value(Decoded(pair[(equals + 1)..], arena), trail.Then(StepKind.Form, name));
        }
    }

    private static ReadOnlyMemory<byte> Decoded(ReadOnlyMemory<byte> text, DecodedArena arena)
    {
        if (text.Span.IndexOfAny((byte)'%', (byte)'+') < 0)
        {
            return text;
        }

        // A plus sign in a text that escapes nothing is more likely base64 than a blank.
        var isForm = text.Span.IndexOf((byte)'%') >= 0;
        var memory = arena.Take(text.Length);
        return memory[..TextDecoders.Percent(text.Span, memory.Span, isForm)];
    }
}
