namespace Candor.Traffic.Decoding;

/// <summary>Gives the parts of a multipart message (RFC 2046). Its boundary is its first line.</summary>
internal static class MultipartValues
{
    /// <summary>Reads a message; false where it is none.</summary>
    public static bool Read(ReadOnlyMemory<byte> data, IDecodedValues values, Trail trail)
    {
        var span = data.Span;
        var line = span.IndexOf((byte)'\n');
        if (!span.StartsWith("--"u8) || line is < 4 or > 200)
        {
            return false;
        }

        var boundary = span[..line].TrimEnd((byte)'\r');
        if (span[line..].IndexOf(boundary) < 0)
        {
            return false;
        }

        var any = false;
        for (var i = 0; i < span.Length;)
        {
            var start = i + boundary.Length;
            var next = start < span.Length ? span[start..].IndexOf(boundary) : -1;
            var end = next < 0 ? span.Length : start + next;
            any |= start < end && Part(data[start..end], values, trail);
            if (next < 0)
            {
                break;
            }

            i = end;
        }

        return any;
    }

    private static bool Part(ReadOnlyMemory<byte> part, IDecodedValues values, Trail trail)
    {
        var span = part.Span;
        var gap = span.IndexOf("\r\n\r\n"u8);
        var size = 4;
        if (gap < 0)
        {
            gap = span.IndexOf("\n\n"u8);
            size = 2;
        }

        if (gap < 0)
        {
            return false;
        }

        var name = Parameter(part[..gap], "name="u8);
        var field = trail.Then(StepKind.Multipart, name);
        var file = Parameter(part[..gap], "filename="u8);
        if (!file.IsEmpty)
        {
            values.Value(file, field.Then("file name"));
        }

        // RFC 5987: the character set, two apostrophes, and the name in percent-encoding.
        var coded = Parameter(part[..gap], "filename*="u8);
        if (coded.Span.LastIndexOf((byte)'\'') is > 0 and var apostrophe)
        {
            values.Value(coded[(apostrophe + 1)..], field.Then("file name"));
        }

        var body = part[(gap + size)..];
        var end = body.Length;
        end -= end > 0 && body.Span[end - 1] == '\n' ? 1 : 0;
        end -= end > 0 && body.Span[end - 1] == '\r' ? 1 : 0;
        values.Value(body[..end], field);
        return true;
    }

    private static ReadOnlyMemory<byte> Parameter(ReadOnlyMemory<byte> headers, ReadOnlySpan<byte> key)
    {
        var span = headers.Span;
        for (var at = 0; at < span.Length;)
        {
            var found = span[at..].IndexOf(key);
            if (found < 0)
            {
                return default;
            }

            at += found;
            if (at > 0 && span[at - 1] is (byte)' ' or (byte)';' or (byte)'\t')
            {
                var start = at + key.Length;
                var isQuoted = start < span.Length && span[start] == '"';
                var rest = span[(isQuoted ? start + 1 : start)..];
                var end = isQuoted ? rest.IndexOf((byte)'"') : rest.IndexOfAny(";\r\n "u8);
                return headers.Slice(isQuoted ? start + 1 : start, end < 0 ? rest.Length : end);
            }

            at += key.Length;
        }

        return default;
    }
}
