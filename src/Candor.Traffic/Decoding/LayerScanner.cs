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
internal sealed partial class LayerScanner : IDecodedValues
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
            if (equals > 0)
            {
                values.Name(pair[..equals], Trail.Part);
            }

            values.Value(pair[(equals + 1)..], equals > 0 ? Trail.Part.Then(StepKind.Form, pair[..equals]) : Trail.Part);
        }
    }

    /// <summary>Reads the name of a header: some put a value there.</summary>
    public void ReadName(ReadOnlyMemory<byte> name)
    {
        var digits = 0;
        foreach (var c in name.Span)
        {
            digits += char.IsAsciiDigit((char)c) ? 1 : 0;
        }

        if (digits >= 6)
        {
            ((IDecodedValues)this).Name(name, Trail.Part);
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
}
