using System.Text.Json;

namespace Candor.Bundles.Redaction;

/// <summary>The strings of a JSON file by their places, names of properties included; and its long numbers.</summary>
internal static class JsonStrings
{
    /// <summary>The first byte of each string after its quotation mark, and its length in bytes.</summary>
    public static IEnumerable<(int Start, int Length)> Of(byte[] json)
    {
        var at = 0;
        while (at < json.Length)
        {
            var open = Array.IndexOf(json, (byte)'"', at);
            if (open < 0)
            {
                yield break;
            }

            var end = open + 1;
            while (end < json.Length && json[end] != (byte)'"')
            {
                end += json[end] == (byte)'\\' ? 2 : 1;
            }

            end = Math.Min(end, json.Length);
            yield return (open + 1, end - open - 1);
            at = end + 1;
        }
    }

    /// <summary>The numbers of at least six signs, outside of strings.</summary>
    public static IEnumerable<(int Start, int Length)> Numbers(byte[] json)
    {
        var from = 0;
        foreach (var (start, length) in Of(json).Append((json.Length + 1, 0)))
        {
            for (var i = from; i < Math.Min(start - 1, json.Length); i++)
            {
                var first = i;
                while (i < json.Length && (char.IsAsciiDigit((char)json[i]) || json[i] is (byte)'.' or (byte)'-'))
                {
                    i++;
                }

                if (i - first >= 6)
                {
                    yield return (first, i - first);
                }
            }

            from = start + length + 1;
        }
    }

    /// <summary>The value of a string: its escapes undone.</summary>
    public static byte[] Value(byte[] json, int start, int length)
    {
        var inner = json.AsSpan(start, length);
        if (inner.IndexOf((byte)'\\') < 0)
        {
            return inner.ToArray();
        }

        try
        {
            var reader = new Utf8JsonReader(json.AsSpan(start - 1, Math.Min(length + 2, json.Length - start + 1)));
            var value = new byte[length];
            return reader.Read() && reader.TokenType == JsonTokenType.String ? value[..reader.CopyString(value)] : inner.ToArray();
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair, or a string that is cut off.
            return inner.ToArray();
        }
    }
}
