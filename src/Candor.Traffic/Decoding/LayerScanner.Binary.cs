using System.Globalization;
using System.Text;

namespace Candor.Traffic.Decoding;

/// <content>Bytes that are no text.</content>
internal sealed partial class LayerScanner
{
    private static readonly Encoding BigEndianUtf32 = new UTF32Encoding(bigEndian: true, byteOrderMark: false);

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

        foreach (var (value, step, start, length) in _index.Numbers.FindBytes(span))
        {
            Report(value, trail, step, data, start, length);
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

        if (Math.Max(even, odd) * 5 < sample)
        {
            return false;
        }

        var (encoding, word) = Math.Min(even, odd) == 0
            ? odd > even ? (Encoding.Unicode, "utf-16le") : (Encoding.BigEndianUnicode, "utf-16be")
            : (span.Length & 3) == 0 && span[0] != 0 && span[3] == 0 ? (Encoding.UTF32, "utf-32le")
            : (span.Length & 3) == 0 && span[3] != 0 && span[0] == 0 ? (BigEndianUtf32, "utf-32be")
            : (null, string.Empty);
        if (encoding is null)
        {
            return false;
        }

        var bytes = Encoding.Convert(encoding, Encoding.UTF8, span.ToArray());
        if (!IsText(bytes))
        {
            return false;
        }

        Layer(bytes, trail.Then(word));
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
}
