namespace Candor.Traffic.Decoding;

/// <summary>
/// Gives the texts and attribute values of XML and HTML by looking for angle brackets: no document type is read, no entity is resolved, nothing is
/// loaded, and what is not well formed gives what can be seen.
/// </summary>
internal static class XmlValues
{
    private const int MaxDepth = 32;

    /// <summary>Reads markup; false where there was no tag.</summary>
    public static bool Read(ReadOnlyMemory<byte> data, IDecodedValues values, Trail trail)
    {
        var span = data.Span;
        var path = new Stack<Trail>();
        path.Push(trail);
        var any = false;
        for (var i = 0; i < span.Length;)
        {
            var open = span[i..].IndexOf((byte)'<');
            var text = open < 0 ? data[i..] : data.Slice(i, open);
            if (!text.Span.Trim(" \t\r\n"u8).IsEmpty)
            {
                values.Value(Trim(text), path.Peek());
            }

            if (open < 0)
            {
                break;
            }

            i += open;
            if (span[i..].StartsWith("<![CDATA["u8))
            {
                var end = span[i..].IndexOf("]]>"u8);
                var length = (end < 0 ? span.Length - i : end) - 9;
                values.Value(data.Slice(i + 9, Math.Max(0, length)), path.Peek());
                i = end < 0 ? span.Length : i + end + 3;
                continue;
            }

            if (span[i..].StartsWith("<!--"u8))
            {
                var end = span[i..].IndexOf("-->"u8);
                values.Value(data.Slice(i + 4, Math.Max(0, (end < 0 ? span.Length - i : end) - 4)), path.Peek());
                i = end < 0 ? span.Length : i + end + 3;
                continue;
            }

            var close = span[i..].IndexOf((byte)'>');
            if (close < 0)
            {
                break;
            }

            any = true;
            Tag(data.Slice(i + 1, close - 1), values, path);
            i += close + 1;
        }

        return any;
    }

    private static void Tag(ReadOnlyMemory<byte> tag, IDecodedValues values, Stack<Trail> path)
    {
        var span = tag.Span;
        if (span.IsEmpty || span[0] is (byte)'!' or (byte)'?')
        {
            return;
        }

        if (span[0] == '/')
        {
            if (path.Count > 1)
            {
                path.Pop();
            }

            return;
        }

        var end = span.IndexOfAny(" \t\r\n/"u8);
        var name = end < 0 ? tag : tag[..end];
        var trail = path.Peek().Then(StepKind.Xml, name);
        if (span[^1] != '/' && path.Count < MaxDepth)
        {
            path.Push(trail);
        }

        for (var i = end; i >= 0 && i < span.Length;)
        {
            var equals = span[i..].IndexOf((byte)'=');
            if (equals < 0 || i + equals + 2 >= span.Length)
            {
                return;
            }

            var attribute = Trim(tag.Slice(i, equals));
            i += equals + 1;
            var quote = span[i];
            if (quote is not ((byte)'"' or (byte)'\''))
            {
                return;
            }

            var last = span[(i + 1)..].IndexOf(quote);
            if (last < 0)
            {
                return;
            }

            values.Value(tag.Slice(i + 1, last), trail.Then(StepKind.Xml, attribute));
            i += last + 2;
        }
    }

    private static ReadOnlyMemory<byte> Trim(ReadOnlyMemory<byte> text)
    {
        var start = 0;
        var end = text.Length;
        while (start < end && text.Span[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            start++;
        }

        while (end > start && text.Span[end - 1] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
        {
            end--;
        }

        return text[start..end];
    }
}
