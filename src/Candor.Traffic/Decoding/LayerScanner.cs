using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Candor.Traffic.Matching;

namespace Candor.Traffic.Decoding;

/// <summary>
/// Reads one part of a message layer by layer. A container (JSON, form, XML, multipart, protobuf, MessagePack, CBOR) is taken apart; a value is searched,
/// and decoded in every way that its characters allow; what comes out is read in turn. Work is bounded by the limits, for all parts of a flow together.
/// Not safe for use by two threads at once.
/// </summary>
internal sealed class LayerScanner : IDecodedValues
{
    private const int MaxNesting = 24;
    private const int LeastToken = 8;
    private const int LongestBase58 = 128;
    private const int LongestGuess = 1 << 16;

    private static readonly SearchValues<byte> Controls = SearchValues.Create((ReadOnlySpan<byte>)
        [0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 127]);

    private static readonly SearchValues<byte> TokenBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);
    private static readonly Func<ReadOnlyMemory<byte>, bool> TextTest = static bytes => IsText(bytes.Span);

    private readonly PersonaIndex _index;
    private readonly TrafficLimits _limits;
    private readonly DecodedArena _arena = new();
    private readonly List<PatternMatch> _scratch = [];
    private readonly List<ValueMatch> _matches = [];
    private readonly List<(string DataType, int Start, int Length)> _shapes = [];
    private readonly JoinedPieces _pieces = new();
    private readonly Coordinates _coordinates;
    private readonly List<Find> _finds = [];
    private int _depth;
    private int _nesting;
    private int _valuesLeft;
    private int _bytesLeft;

    public LayerScanner(PersonaIndex index, TrafficLimits limits)
    {
        _index = index;
        _limits = limits;
        _coordinates = new(index.Persona.Location);
    }

    /// <summary>Values with a name that were read in this part, outer layers only; valid until the next part.</summary>
    public List<(Trail Trail, ReadOnlyMemory<byte> Value)> Named { get; } = [];

    /// <summary>Whether a limit cut the work on this flow short.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Begins a flow: the limits start anew.</summary>
    public void BeginFlow()
    {
        _valuesLeft = _limits.Values;
        _bytesLeft = _limits.DecodedBytes;
        IsCut = false;
    }

    /// <summary>Reads a part. Call <see cref="EndPart"/> after the last.</summary>
    public void Read(ReadOnlyMemory<byte> data, Trail trail) => Scan(data, trail);

    /// <summary>Reads a URL: its host names, path, query and user name.</summary>
    public void ReadUrl(ReadOnlyMemory<byte> url) => Url(url, Trail.Part);

    /// <summary>Reads a Cookie header: each cookie is a value with a name.</summary>
    public void ReadCookies(ReadOnlyMemory<byte> header)
    {
        IDecodedValues values = this;
        for (var i = 0; i < header.Length;)
        {
            var next = header.Span[i..].IndexOf((byte)';');
            var pair = next < 0 ? header[i..] : header.Slice(i, next);
            i = next < 0 ? header.Length : i + next + 1;
            while (!pair.IsEmpty && pair.Span[0] == ' ')
            {
                pair = pair[1..];
            }

            var equals = pair.Span.IndexOf((byte)'=');
            values.Value(pair[(equals + 1)..], equals > 0 ? Trail.Part.Then(StepKind.Form, pair[..equals]) : Trail.Part);
        }
    }

    /// <summary>Reads a body, taking off the content encodings that its message names.</summary>
    public void ReadBody(ReadOnlyMemory<byte> body, string contentEncoding)
    {
        var trail = Trail.Part;
        foreach (var coding in contentEncoding.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            var kind = coding.ToLowerInvariant() switch { "gzip" or "x-gzip" => "gunzip", "deflate" => "zlib", "br" => "brotli", "zstd" => "zstd", _ => null };
            if (kind is null)
            {
                continue;
            }

            var inflated = Inflate(kind, body);
            if (inflated.Length == 0 && kind == "zlib")
            {
                inflated = Inflate(kind = "deflate", body);
            }

            if (inflated.Length == 0)
            {
                // Named but not there: recorders take encodings off and leave the header.
                continue;
            }

            body = inflated;
            trail = trail.Then(kind);
        }

        Scan(body, trail);
    }

    /// <summary>Ends a part: looks at its values together, and gives what was found in it.</summary>
    public IReadOnlyList<Find> EndPart()
    {
        Joined();
        _coordinates.Report(_finds);
        var found = Distinct(_finds);
        _finds.Clear();
        _pieces.Clear();
        _coordinates.Clear();
        Named.Clear();
        _arena.Release(0);
        return found;
    }

    void IDecodedValues.Value(ReadOnlyMemory<byte> value, Trail trail)
    {
        if (_depth <= 2 && value.Length is >= 8 and <= 256 && Named.Count < 512)
        {
            Named.Add((trail, value));
        }

        Scan(value, trail);
    }

    void IDecodedValues.Number(long value, Trail trail)
    {
        var memory = _arena.Take(20);
        if (Utf8Formatter.TryFormat(value, memory.Span, out var written))
        {
            Small(memory[..written], trail);
        }

        _coordinates.Add(value, trail);
    }

    void IDecodedValues.Number(double value, Trail trail)
    {
        if (double.IsInteger(value) && Math.Abs(value) is > 1e9 and < 1e18)
        {
            ((IDecodedValues)this).Number((long)value, trail);
        }

        _coordinates.Add(value, 6, trail);
    }

    void IDecodedValues.Name(ReadOnlyMemory<byte> name, Trail trail)
    {
        if (name.Length >= LeastToken)
        {
            var named = trail.Then("name");
            Match(name, named, withKeys: false);
            Tokens(name, named);
        }
    }

    private static bool IsText(ReadOnlySpan<byte> data) => data.IndexOfAny(Controls) < 0 && Utf8.IsValid(data);

    private void Scan(ReadOnlyMemory<byte> data, Trail trail)
    {
        if (data.Length < 4)
        {
            _pieces.Add(data.Span, trail);
            return;
        }

        if (--_valuesLeft <= 0)
        {
            IsCut = true;
            return;
        }

        if (_nesting >= MaxNesting)
        {
            return;
        }

        _nesting++;
        if (data.Span.StartsWith("--"u8) && MultipartValues.Read(data, this, trail))
        {
            // Its parts may be text or bytes.
        }
        else if (IsText(data.Span))
        {
            Text(data, trail);
        }
        else
        {
            Binary(data, trail);
        }

        _nesting--;
    }

    /// <summary>Reads what a decoding gave.</summary>
    private void Layer(ReadOnlyMemory<byte> data, Trail trail)
    {
        if (_depth >= _limits.Depth)
        {
            return;
        }

        _bytesLeft -= data.Length;
        if (_bytesLeft < 0)
        {
            IsCut = true;
            return;
        }

        _depth++;
        Scan(data, trail);
        _depth--;
    }

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
            case (byte)'<' when XmlValues.Read(data[start..], this, trail):
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
        if (span.Contains((byte)'%') && Decoded(data, static (i, o) => TextDecoders.Percent(i, o, isForm: false), out var plain) && !plain.Span.SequenceEqual(span))
        {
            Layer(plain, trail.Then("percent-decode"));
            return;
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

        Embedded(data, trail);
        Codes(data, trail);
        Tokens(data, trail);
    }

    private void Short(ReadOnlyMemory<byte> data, Trail trail)
    {
        Match(data, trail, withKeys: false);
        var value = _index.FindShort(data.Span);
        if (value >= 0)
        {
            Report(value, trail, null, data, 0, data.Length);
        }
    }

    private void Url(ReadOnlyMemory<byte> url, Trail trail)
    {
        var span = url.Span;
        var start = span.IndexOf("://"u8) is >= 0 and < 12 and var scheme ? scheme + 3 : 0;
        var fragment = span.IndexOf((byte)'#');
        var end = fragment < 0 ? span.Length : fragment;
        var query = span[..end].IndexOf((byte)'?');
        var pathEnd = query < 0 ? end : query;
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

        if (n >= 4 && IsText(memory.Span[..n]))
        {
            Layer(memory[..n], trail.Then(word));
        }
    }

    private void Tokens(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        if (_depth >= _limits.Depth && span.Length > LongestGuess)
        {
            return;
        }

        if (span.IndexOfAny((byte)' ', (byte)'\n') > 0 && span.Length is >= 16 and <= LongestGuess)
        {
            Folded(data, trail);
        }

        for (var i = 0; i < span.Length;)
        {
            var start = span[i..].IndexOfAny(TokenBytes);
            if (start < 0)
            {
                return;
            }

            i += start;
            var length = span[i..].IndexOfAnyExcept(TokenBytes);
            length = length < 0 ? span.Length - i : length;
            var end = i + length;
            if (length >= LeastToken)
            {
                if (--_valuesLeft <= 0)
                {
                    IsCut = true;
                    return;
                }

                Token(data[i..end], i, trail, mayCut: true);
            }

            i = end;
        }
    }

    /// <summary>Base64 broken into lines, or whose plus signs a form made blanks.</summary>
    private void Folded(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        if (span.IndexOfAnyExcept(FoldedBytes) >= 0)
        {
            return;
        }

        var memory = _arena.Take(span.Length);
        var joined = _arena.Take(span.Length);
        var n = 0;
        foreach (var c in span)
        {
            if (c is not ((byte)'\n' or (byte)'\r'))
            {
                joined.Span[n++] = c;
            }
        }

        var count = TextDecoders.Base64(joined.Span[..n], memory.Span);
        if (count > 0 && (IsText(memory.Span[..count]) || Compression.Sniff(memory.Span[..count]) is not null))
        {
            Layer(memory[..count], trail.Then("base64"));
        }
        else if (LzString.FromText(joined.Span[..n].TrimEnd((byte)' '), _limits.InflatedBytes) is { Length: >= 4 } text)
        {
            Layer(Encoding.UTF8.GetBytes(text), trail.Then("lz-string"));
        }
    }

    private static readonly SearchValues<byte> FoldedBytes = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_= \r\n"u8);

    /// <summary>Decodes a run of letters, digits and the signs of base64 in every way that gives sense.</summary>
    private bool Token(ReadOnlyMemory<byte> token, int offset, Trail trail, bool mayCut)
    {
        var span = token.Span;
        if (span.Length > 2 && span[0] == '0' && span[1] is (byte)'x' or (byte)'X')
        {
            return span.Length - 2 >= LeastToken && Token(token[2..], offset + 2, trail, mayCut);
        }

        var shape = TokenShape.Of(span);
        if (shape.IsUuid)
        {
            Uuid(token, offset, trail);
            return true;
        }

        if (shape.IsHex && Hex(token, offset, trail))
        {
            return true;
        }

        if (shape.IsDigits || (_depth >= _limits.Depth && span.Length > 128))
        {
            return false;
        }

        if (shape.MayBeBase64 && Base64(token, offset, trail))
        {
            return true;
        }

        if (_depth < _limits.Depth && Rare(token, shape, trail))
        {
            return true;
        }

        if (mayCut && shape.HasSigns)
        {
            Pieces(token, offset, trail);
        }

        return false;
    }

    private void Pieces(ReadOnlyMemory<byte> token, int offset, Trail trail)
    {
        var span = token.Span;
        for (var i = 0; i < span.Length;)
        {
            var length = span[i..].IndexOfAny("+/-_"u8);
            length = length < 0 ? span.Length - i : length;
            if (length >= LeastToken && length < span.Length)
            {
                Token(token.Slice(i, length), offset + i, trail, mayCut: false);
            }

            i += length + 1;
        }
    }

    private void Uuid(ReadOnlyMemory<byte> token, int offset, Trail trail)
    {
        Span<byte> digits = stackalloc byte[32];
        Span<byte> bytes = stackalloc byte[16];
        var n = 0;
        foreach (var c in token.Span)
        {
            if (c != '-')
            {
                digits[n++] = c;
            }
        }

        if (TextDecoders.Hex(digits, bytes) == 16)
        {
            Digest(bytes, token, offset, trail);
        }
    }

    private bool Hex(ReadOnlyMemory<byte> token, int offset, Trail trail)
    {
        var length = token.Length & ~1;
        var memory = _arena.Take(length / 2);
        var n = TextDecoders.Hex(token.Span[..length], memory.Span);
        if (n < 4)
        {
            return false;
        }

        var bytes = memory[..n];
        if (n >= DigestPool.LeastBytes && Digest(bytes.Span, token, offset, trail))
        {
            return true;
        }

        if ((token.Length & 1) != 0)
        {
            return false;
        }

        var isText = IsText(bytes.Span);
        if (isText || n is not (16 or 20 or 28 or 32 or 48 or 64) || Compression.Sniff(bytes.Span) is not null)
        {
            Layer(bytes, trail.Then("hex"));
        }

        return isText || n >= 16;
    }

    private bool Base64(ReadOnlyMemory<byte> token, int offset, Trail trail)
    {
        var memory = _arena.Take(token.Length);
        var n = TextDecoders.Base64(token.Span, memory.Span);
        if (n < 4)
        {
            return false;
        }

        var bytes = memory[..n];
        if (IsText(bytes.Span))
        {
            Layer(bytes, trail.Then("base64"));
            return true;
        }

        if (n is >= 16 and <= 64 && (n & 3) == 0 && Digest(bytes.Span, token, offset, trail.Then("base64")))
        {
            return true;
        }

        if (_depth >= _limits.Depth || n < 6)
        {
            return false;
        }

        _depth++;
        var understood = Binary(bytes, trail.Then("base64"));
        _depth--;
        return understood;
    }

    /// <summary>The codings that are tried where base64 gave no sense.</summary>
    private bool Rare(ReadOnlyMemory<byte> token, TokenShape shape, Trail trail)
    {
        var span = token.Span;
        if (shape.MayBeBase64 && span.Length >= 10 && LzString.FromText(span, _limits.InflatedBytes) is { Length: >= 4 } text)
        {
            Layer(Encoding.UTF8.GetBytes(text), trail.Then("lz-string"));
            return true;
        }

        if (span.Length > LongestGuess)
        {
            return false;
        }

        var memory = _arena.Take(span.Length);
        if (shape.MayBeBase32)
        {
            var n = TextDecoders.Base32(span, memory.Span);
            if (n >= 6 && (IsText(memory.Span[..n]) || Compression.Sniff(memory.Span[..n]) is not null))
            {
                Layer(memory[..n], trail.Then("base32"));
                return true;
            }

            if (n >= 16 && Digest(memory.Span[..n], token, 0, trail.Then("base32")))
            {
                return true;
            }
        }

        if (shape.MayBeBase64 && span.Length >= 12)
        {
            var turned = _arena.Take(span.Length);
            TextDecoders.Rot13(span, turned.Span);
            var n = TextDecoders.Base64(turned.Span, memory.Span);
            if (n >= 8 && IsText(memory.Span[..n]))
            {
                Layer(memory[..n], trail.Then("rot13").Then("base64"));
                return true;
            }

            span.CopyTo(turned.Span);
            turned.Span.Reverse();
            n = TextDecoders.Base64(turned.Span, memory.Span);
            if (n >= 8 && IsText(memory.Span[..n]))
            {
                Layer(memory[..n], trail.Then("reversed").Then("base64"));
                return true;
            }
        }

        if (shape.MayBeBase58 && span.Length <= LongestBase58)
        {
            memory.Span.Clear();
            var n = TextDecoders.Base58(span, memory.Span);
            if (n >= 8 && IsText(memory.Span[..n]))
            {
                Layer(memory[..n], trail.Then("base58"));
                return true;
            }
        }

        return false;
    }

    private bool Binary(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        var isMedia = BinaryKind.IsMedia(span);
        Match(data, trail, withKeys: !isMedia);
        if (isMedia)
        {
            return true;
        }

        if (span.Length is >= 16 and <= 64 && Digest(span, data, 0, trail))
        {
            return true;
        }

        if (_depth >= _limits.Depth || _nesting >= MaxNesting)
        {
            return false;
        }

        if (Compressed(data, trail) || Wide(data, trail))
        {
            return true;
        }

        _nesting++;
        var understood = Structured(data, trail) || Guessed(data, trail);
        _nesting--;
        if (!understood)
        {
            Runs(data, trail);
        }

        return understood;
    }

    private bool Compressed(ReadOnlyMemory<byte> data, Trail trail)
    {
        var kind = Compression.Sniff(data.Span);
        if (kind is not null && Inflate(kind, data) is { Length: > 0 } inflated)
        {
            Layer(inflated, trail.Then(kind));
            return true;
        }

        if (data.Length >= 8 && Compression.MayBeDeflate(data.Span))
        {
            inflated = Inflate("deflate", data);
            if (inflated.Length >= 8 && IsText(inflated))
            {
                Layer(inflated, trail.Then("deflate"));
                return true;
            }
        }

        return false;
    }

    /// <summary>UTF-16 text, told by the zero in every second byte.</summary>
    private bool Wide(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        if (span.Length < 8 || (span.Length & 1) != 0)
        {
            return false;
        }

        var (even, odd) = (0, 0);
        var sample = Math.Min(span.Length, 256);
        for (var i = 0; i < sample; i += 2)
        {
            even += span[i] == 0 ? 1 : 0;
            odd += span[i + 1] == 0 ? 1 : 0;
        }

        if (Math.Max(even, odd) * 5 < sample || Math.Min(even, odd) > 0)
        {
            return false;
        }

        var bytes = Encoding.Convert(odd > even ? Encoding.Unicode : Encoding.BigEndianUnicode, Encoding.UTF8, span.ToArray());
        if (!IsText(bytes))
        {
            return false;
        }

        Layer(bytes, trail.Then(odd > even ? "utf-16le" : "utf-16be"));
        return true;
    }

    private bool Structured(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        if (span.Length > 5 && span[0] <= 1 && System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(span[1..]) == span.Length - 5)
        {
            Layer(data[5..], trail.Then("grpc"));
            return true;
        }

        if (MessagePack.IsDocument(data))
        {
            MessagePack.Read(data, this, trail, isCbor: false);
            return true;
        }

        if (MessagePack.IsCborDocument(data))
        {
            MessagePack.Read(data, this, trail, isCbor: true);
            return true;
        }

        if (span.Length >= 4 && Protobuf.IsMessage(span))
        {
            var before = _valuesLeft;
            Protobuf.Read(data, this, trail, TextTest);
            return _valuesLeft < before;
        }

        return false;
    }

    private bool Guessed(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        if (span.Length > LongestGuess)
        {
            return false;
        }

        if (SingleByteKey.Guess(span) is > 0 and var key)
        {
            var memory = _arena.Take(span.Length);
            for (var i = 0; i < span.Length; i++)
            {
                memory.Span[i] = (byte)(span[i] ^ key);
            }

            Layer(memory, trail.Then(string.Create(CultureInfo.InvariantCulture, $"xor 0x{key:x2}")));
            return true;
        }

        if (span.Length >= 8 && Brotli.Probe(span) && Inflate("brotli", data) is { Length: >= 4 } inflated && IsText(inflated))
        {
            Layer(inflated, trail.Then("brotli"));
            return true;
        }

        if (LzString.FromBytes(span, _limits.InflatedBytes) is { Length: >= 6 } text)
        {
            Layer(Encoding.UTF8.GetBytes(text), trail.Then("lz-string"));
            return true;
        }

        return false;
    }

    /// <summary>The runs of text in bytes of no known form.</summary>
    private void Runs(ReadOnlyMemory<byte> data, Trail trail)
    {
        var span = data.Span;
        for (var i = 0; i < span.Length;)
        {
            var end = i;
            while (end < span.Length && span[end] is >= 32 and < 127)
            {
                end++;
            }

            if (end - i >= LeastToken && end - i < span.Length)
            {
                Layer(data[i..end], trail.Then("text run"));
            }

            i = end + 1;
        }
    }

    private byte[] Inflate(string kind, ReadOnlyMemory<byte> data)
    {
        var bytes = Compression.Decompress(kind, data, Math.Max(0, Math.Min(_limits.InflatedBytes, _bytesLeft)), out var isCut);
        IsCut |= isCut;
        return bytes;
    }

    private void Match(ReadOnlyMemory<byte> data, Trail trail, bool withKeys)
    {
        _matches.Clear();
        _index.FindValues(data.Span, _scratch, _matches, withKeys);
        foreach (var match in _matches)
        {
            // A name inside the e-mail address that was found there is the address.
            if (!_matches.Exists(other => other.Start <= match.Start && other.End >= match.End && other.End - other.Start > match.End - match.Start))
            {
                Report(match.Value, trail, match.Step, data, match.Start, match.End - match.Start);
            }
        }
    }

    private void Shapes(ReadOnlyMemory<byte> data, Trail trail)
    {
        _shapes.Clear();
        ShapeFinder.Find(data.Span, trail.NearestName, _shapes);
        foreach (var (dataType, start, length) in _shapes)
        {
            if (_finds.Count < _limits.SightingsPerFlow)
            {
                _finds.Add(new(dataType, SightingBasis.Shape, trail.ToChain(null), start, length, Excerpt(data.Span.Slice(start, length))));
            }
        }
    }

    private bool Digest(ReadOnlySpan<byte> digest, ReadOnlyMemory<byte> shown, int offset, Trail trail)
    {
        if (!_index.Digests.TryFind(digest, out var value, out var step))
        {
            return false;
        }

        if (_finds.Count < _limits.SightingsPerFlow)
        {
            _finds.Add(new(_index.Persona.Values[value].DataType, SightingBasis.Persona, trail.ToChain(step), offset, shown.Length, Excerpt(shown.Span)));
        }

        return true;
    }

    private void Report(int value, Trail trail, string? step, ReadOnlyMemory<byte> data, int start, int length)
    {
        if (_finds.Count < _limits.SightingsPerFlow)
        {
            _finds.Add(new(_index.Persona.Values[value].DataType, SightingBasis.Persona, trail.ToChain(step), start, length, Excerpt(data.Span.Slice(start, length))));
        }
    }

    private void Joined()
    {
        for (var order = 0; order < 2; order++)
        {
            var isReversed = order == 1;
            var bytes = _pieces.OnEnd(isReversed);
            _matches.Clear();
            _index.FindJoined(bytes, _scratch, _matches);
            foreach (var match in _matches)
            {
                if (_pieces.Spans(match.Start, match.End, isReversed) is { } trails && _finds.Count < _limits.SightingsPerFlow)
                {
                    _finds.Add(new(
                        _index.Persona.Values[match.Value].DataType,
                        SightingBasis.Persona,
                        trails.First.ToChain($"joined with the {trails.Count - 1} values {(isReversed ? "before" : "after")} it"),
                        0,
                        match.End - match.Start,
                        Excerpt(bytes[match.Start..match.End])));
                }
            }
        }

        foreach (var (bytes, trail) in _pieces.Groups())
        {
            var memory = _arena.Take(bytes.Length);
            bytes.CopyTo(memory);
            Layer(memory, trail.Then("joined"));
        }
    }

    private delegate int Decoder(ReadOnlySpan<byte> input, Span<byte> output);

    private bool Decoded(ReadOnlyMemory<byte> data, Decoder decoder, out ReadOnlyMemory<byte> decoded)
    {
        decoded = default;
        if (_depth >= _limits.Depth)
        {
            return false;
        }

        var memory = _arena.Take(data.Length);
        var n = decoder(data.Span, memory.Span);
        if (n < 0)
        {
            return false;
        }

        decoded = memory[..n];
        return true;
    }

    private static string Excerpt(ReadOnlySpan<byte> bytes)
    {
        const int Most = 160;
        var part = bytes[..Math.Min(Most, bytes.Length)];
        return IsText(part) ? Encoding.UTF8.GetString(part) : "0x" + Convert.ToHexStringLower(part[..Math.Min(part.Length, Most / 2)]);
    }

    /// <summary>Each thing once: what was found on the way to a deeper find of the same data type is left out.</summary>
    private static List<Find> Distinct(List<Find> finds)
    {
        var distinct = new List<Find>();
        foreach (var find in finds)
        {
            var isWay = finds.Exists(other => other.DataType == find.DataType && other.Basis <= find.Basis && other.Chain.Length > find.Chain.Length && IsPrefix(find.Chain, other.Chain));
            var isKnown = find.Basis == SightingBasis.Shape && finds.Exists(other => other.Basis == SightingBasis.Persona && other.DataType == find.DataType && other.Chain.AsSpan().StartsWith(find.Chain.AsSpan()));
            if (!isWay && !isKnown && !distinct.Exists(d => d.DataType == find.DataType && d.Offset == find.Offset && d.Length == find.Length && d.Chain.AsSpan().SequenceEqual(find.Chain.AsSpan())))
            {
                distinct.Add(find);
            }
        }

        return distinct;
    }

    private static bool IsPrefix(System.Collections.Immutable.ImmutableArray<string> shorter, System.Collections.Immutable.ImmutableArray<string> longer) =>
        longer.AsSpan().StartsWith(shorter.AsSpan()) || (shorter.Length > 1 && longer.AsSpan().StartsWith(shorter.AsSpan()[..^1]) && IsStep(shorter[^1]));

    private static bool IsStep(string step) => step.StartsWith("xor ", StringComparison.Ordinal) || step.StartsWith("subtract ", StringComparison.Ordinal);
}
