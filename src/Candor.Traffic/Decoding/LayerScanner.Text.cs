using System.Text;
using Candor.Traffic.Hosts;

namespace Candor.Traffic.Decoding;

/// <content>Texts: containers taken apart, values searched and decoded.</content>
internal sealed partial class LayerScanner
{
    private void Text(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        var start = span.IndexOfAnyExcept(" \t\r\n"u8);
        if (start < 0)
        {
            return;
        }

        var (first, last) = (span[start], span.TrimEnd(" \t\r\n"u8)[^1]);
        switch (first)
        {
            case (byte)'{' or (byte)'[' when JsonValues.Read(data, this, trail, _arena):
                return;
            case (byte)'"' when last == '"' && JsonValues.Read(data, this, trail.Then("json"), _arena):
                return;
            case (byte)'<' when !span[start..].StartsWith("<~"u8) && XmlValues.Read(data[start..], this, trail):
                return;
            default:
                if (FormValues.IsForm(span))
                {
                    FormValues.Read(data, this, trail, _arena);
                }
                else
                {
                    Leaf(data, trail);
                }

                break;
        }
    }

    /// <summary>A number or short text: searched, and not decoded.</summary>
    private void Small(ReadOnlyMemory<byte> data, Trail trail)
    {
        _pieces.Add(data.Span, trail);
        if (data.Length >= LeastToken)
        {
            Match(data, trail, withKeys: false);
            Shapes(data, trail);
        }
    }

    private void Leaf(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        _pieces.Add(span, trail);
        _coordinates.AddText(span, trail);
        if (data.Length < LeastToken)
        {
            Short(data, trail);
            return;
        }

        Match(data, trail, withKeys: true);
        Shapes(data, trail);
        Radix(data, trail);
        if (span.Contains((byte)'%') && Decoded(data, static (i, o) => TextDecoders.Percent(i, o, isForm: false), out var plain) && !plain.Span.SequenceEqual(span))
        {
            Layer(plain, trail.Then("percent-decode"));
            if (IsText(plain.Span))
            {
                return;
            }

            // Percent signs of another coding: what they gave is no text.
        }

        if (span.Contains((byte)'\\') && Decoded(data, TextDecoders.Escapes, out plain))
        {
            Layer(plain, trail.Then("unescape"));
        }

        if (span.Contains((byte)'&') && Decoded(data, TextDecoders.Entities, out plain))
        {
            Layer(plain, trail.Then("entities"));
            return;
        }

        if (span.Contains((byte)'=') && span.IndexOf("=3D"u8) + span.IndexOf("=40"u8) > -2 && Decoded(data, TextDecoders.QuotedPrintable, out plain))
        {
            Layer(plain, trail.Then("quoted-printable"));
        }

        if (span.IndexOf("://"u8) is > 1 and < 12 || (span.IndexOf((byte)'?') is >= 0 and var query && span[query..].Contains((byte)'=')))
        {
            Url(data, trail);
            return;
        }

        if (span.Length <= LongestGuess)
        {
            Written(data, trail);
        }

        Embedded(data, trail);
        Codes(data, trail);
        Tokens(data, trail);
    }

    /// <summary>Codings that are known by all the signs of a text.</summary>
    private void Written(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        if (!System.Text.Ascii.IsValid(span))
        {
            if (Decoded(data, PlainSigns.Write, out var plain))
            {
                Layer(plain, trail.Then("plain signs"));
            }

            if (_depth < _limits.Depth && LzString.FromUtf16(span, _limits.InflatedBytes) is { Length: >= 4 } text)
            {
                Layer(Encoding.UTF8.GetBytes(text), trail.Then("lz-string"));
            }

            return;
        }

        if (_depth >= _limits.Depth || span.IndexOfAnyExcept(TokenBytes) < 0)
        {
            return;
        }

        var memory = _arena.Take(span.Length);
        foreach (var (word, decoder) in BinaryText.Codings)
        {
            var n = decoder(span, memory.Span);
            if (n >= 6 && (IsText(memory.Span[..n]) || Compression.Sniff(memory.Span[..n]) is not null))
            {
                Layer(memory[..n], trail.Then(word));
                return;
            }
        }
    }

    private void Short(ReadOnlyMemory<byte> data, Trail trail)
    {
        Match(data, trail, withKeys: false);
        Radix(data, trail);
        var value = _index.FindShort(data.Span);
        if (value >= 0)
        {
            Report(value, trail, null, data, 0, data.Length);
        }
    }

    /// <summary>A whole text that is the number of a value in another radix.</summary>
    private void Radix(ReadOnlyMemory<byte> data, Trail trail)
    {
        if (_index.Numbers.FindText(data.Span) is { } found)
        {
            Report(found.Value, trail, found.Step, data, 0, data.Length);
        }
    }

    private void Url(ReadOnlyMemory<byte> url, Trail trail)
    {
        var span = url.Span;
        var fragment = span.IndexOf((byte)'#');
        var end = fragment < 0 ? span.Length : fragment;
        var query = span[..end].IndexOf((byte)'?');
        var pathEnd = query < 0 ? end : query;
        var start = span[..pathEnd].IndexOf("://"u8) is >= 0 and < 12 and var scheme ? scheme + 3 : 0;
        var slash = start > 0 ? span[start..pathEnd].IndexOf((byte)'/') : 0;
        var path = slash < 0 ? pathEnd : start + slash;
        if (start > 0 && path > start)
        {
            Host(url[start..path], trail);
        }

        var number = 0;
        for (var i = path; i < pathEnd;)
        {
            var next = span[(i + 1)..pathEnd].IndexOf((byte)'/');
            var stop = next < 0 ? pathEnd : i + 1 + next;
            var from = span[i] == '/' ? i + 1 : i;
            number++;
            if (stop - from > 3)
            {
                Segment(url[from..stop], trail.Then(StepKind.PathSegment, number));
            }

            i = stop;
        }

        if (query >= 0 && query + 1 < end)
        {
            var text = url[(query + 1)..end];
            if (text.Span.Contains((byte)'='))
            {
                FormValues.Read(text, this, trail, _arena);
            }
            else
            {
                Scan(text, trail.Then("query"));
            }
        }

        if (fragment >= 0 && fragment + 1 < span.Length)
        {
            Scan(url[(fragment + 1)..], trail.Then("fragment"));
        }
    }

    private void Segment(ReadOnlyMemory<byte> segment, Trail trail)
    {
        if (segment.Span.Contains((byte)'%') && Decoded(segment, static (i, o) => TextDecoders.Percent(i, o, isForm: false), out var plain))
        {
            segment = plain;
        }

        Scan(segment, trail);
    }

    /// <summary>The labels of a host carry values where DNS is the channel; so does the user name before the host.</summary>
    private void Host(ReadOnlyMemory<byte> host, Trail trail)
    {
        var at = host.Span.LastIndexOf((byte)'@');
        if (at > 0)
        {
            Scan(host[..at], trail.Then("user"));
            host = host[(at + 1)..];
        }

        if (host.Length >= LeastToken)
        {
            Match(host, trail.Then("host"), withKeys: false);
            Tokens(host, trail.Then("host"));
        }

        if (host.Span.IndexOf("xn--"u8) >= 0 && HostName.ToUnicode(Encoding.ASCII.GetString(host.Span)) is { } unicode)
        {
            foreach (var label in unicode.Split('.').Where(static l => !System.Text.Ascii.IsValid(l)))
            {
                Scan(Encoding.UTF8.GetBytes(label), trail.Then("host").Then("punycode"));
            }
        }
    }

    /// <summary>JSON after a prefix, as JSONP, Socket.IO and log lines have it.</summary>
    private void Embedded(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        var open = span.IndexOfAny((byte)'{', (byte)'[');
        if (open is <= 0 or > 256)
        {
            return;
        }

        var close = span.LastIndexOf(span[open] == '{' ? (byte)'}' : (byte)']');
        if (close > open + 4)
        {
            _nesting++;
            JsonValues.Read(data[open..(close + 1)], this, trail, _arena);
            _nesting--;
        }
    }

    /// <summary>Bytes written one by one: in hexadecimal with signs between, or as decimal numbers.</summary>
    private void Codes(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        if (span.Length > LongestGuess || !char.IsAsciiHexDigit((char)span[0]) || _depth >= _limits.Depth)
        {
            return;
        }

        var memory = _arena.Take(span.Length);
        var n = CodeList.Hex(span, memory.Span);
        var word = "hex";
        if (n < 4)
        {
            n = CodeList.Decimal(span, memory.Span);
            word = "character codes";
        }

        if (n < 4)
        {
            n = CodeList.Binary(span, memory.Span);
            word = "binary digits";
        }

        if (n >= 4 && IsText(memory.Span[..n]))
        {
            Layer(memory[..n], trail.Then(word));
        }
        else if (n is >= 16 and <= 64)
        {
            Digest(memory.Span[..n], data, 0, trail.Then(word));
        }
    }
}
