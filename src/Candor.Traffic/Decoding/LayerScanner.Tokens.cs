using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text;
using Candor.Traffic.Matching;

namespace Candor.Traffic.Decoding;

/// <content>Runs of letters, digits and the signs of base64, decoded in every way that gives sense.</content>
internal sealed partial class LayerScanner
{
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

        if (shape.IsDigits && Decimal(token, offset, trail))
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

        if (n is > 16 and <= 1024 && OnEnd(bytes, token, offset, trail))
        {
            return true;
        }

        var isText = IsText(bytes.Span);
        if (isText || n is not (16 or 20 or 28 or 32 or 48 or 64) || Compression.Sniff(bytes.Span) is not null)
        {
            Layer(bytes, trail.Then("hex"));
        }

        return isText || n >= 16;
    }

    /// <summary>Several digests on end.</summary>
    private bool OnEnd(ReadOnlyMemory<byte> bytes, ReadOnlyMemory<byte> token, int offset, Trail trail)
    {
        var found = false;
        foreach (var size in (ReadOnlySpan<int>)[32, 20, 16])
        {
            for (var i = size; bytes.Length % size == 0 && i < bytes.Length; i += size)
            {
                found |= Digest(bytes.Span.Slice(i, size), token.Slice(2 * i, 2 * size), offset + (2 * i), trail);
            }
        }

        return found;
    }

    /// <summary>A digest, or its first 64 bits, as a decimal number.</summary>
    private bool Decimal(ReadOnlyMemory<byte> token, int offset, Trail trail)
    {
        if (token.Length is < 17 or > 78)
        {
            return false;
        }

        Span<char> digits = stackalloc char[78];
        digits = digits[..Encoding.ASCII.GetChars(token.Span, digits)];
        if (!BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[40];
        bytes.Clear();
        var size = number.GetByteCount(isUnsigned: true);
        size = size <= 8 ? 8 : size is > 13 and <= 16 ? 16 : size is > 17 and <= 20 ? 20 : size is > 29 and <= 32 ? 32 : 0;
        if (size == 0 || !number.TryWriteBytes(bytes[(size - number.GetByteCount(isUnsigned: true))..], out _, isUnsigned: true, isBigEndian: true))
        {
            return false;
        }

        if (Digest(bytes[..size], token, offset, trail.Then("decimal")))
        {
            return true;
        }

        bytes[..size].Reverse();
        return Digest(bytes[..size], token, offset, trail.Then("decimal"));
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

        if (shape.IsOneCase && span.Length >= 13)
        {
            foreach (var (word, values) in TextDecoders.OtherBase32)
            {
                var n = TextDecoders.Base32(span, memory.Span, values);
                if (n >= 8 && IsText(memory.Span[..n]))
                {
                    Layer(memory[..n], trail.Then(word));
                    return true;
                }
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

            TextDecoders.SwapCase(span, turned.Span);
            n = TextDecoders.Base64(turned.Span, memory.Span);
            if (n >= 8 && IsText(memory.Span[..n]))
            {
                Layer(memory[..n], trail.Then("swapped case").Then("base64"));
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

            if (n is >= 16 and <= 64 && Digest(memory.Span[..n], token, 0, trail.Then("base58")))
            {
                return true;
            }
        }

        return false;
    }
}
