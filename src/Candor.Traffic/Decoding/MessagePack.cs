using System.Buffers.Binary;

namespace Candor.Traffic.Decoding;

/// <summary>
/// Reads MessagePack (github.com/msgpack/msgpack/blob/master/spec.md) and CBOR (RFC 8949). Bytes count as a document where the top is a map or an array and
/// they parse to the end.
/// </summary>
internal ref struct MessagePack
{
    private const int MaxDepth = 32;
    private const int MaxValues = 200_000;

    private readonly ReadOnlyMemory<byte> _data;
    private readonly IDecodedValues? _values;
    private readonly bool _isCbor;
    private int _position;
    private int _count;

    private MessagePack(ReadOnlyMemory<byte> data, IDecodedValues? values, bool isCbor)
    {
        _data = data;
        _values = values;
        _isCbor = isCbor;
    }

    /// <summary>Whether bytes are a MessagePack document.</summary>
    public static bool IsDocument(ReadOnlyMemory<byte> data) =>
        data.Length >= 3 && data.Span[0] is (>= 0x81 and <= 0x9F and not 0x90) or (>= 0xDC and <= 0xDF) && new MessagePack(data, null, isCbor: false).ReadAll();

    /// <summary>Whether bytes are a CBOR document.</summary>
    public static bool IsCborDocument(ReadOnlyMemory<byte> data) =>
        data.Length >= 3 && data.Span[0] >> 5 is 4 or 5 or 6 && new MessagePack(data, null, isCbor: true).ReadAll();

    /// <summary>Gives all values of a document.</summary>
    public static void Read(ReadOnlyMemory<byte> data, IDecodedValues values, Trail trail, bool isCbor)
    {
        var reader = new MessagePack(data, values, isCbor);
        while (reader._position < data.Length && reader.Value(trail, 0))
        {
        }
    }

    private string Word => _isCbor ? "cbor" : "msgpack";

    private bool ReadAll()
    {
        while (_position < _data.Length)
        {
            if (!Value(Trail.Part, 0))
            {
                return false;
            }
        }

        return true;
    }

    private bool Value(Trail trail, int depth)
    {
        if (depth > MaxDepth || _position >= _data.Length || ++_count > MaxValues)
        {
            return false;
        }

        return _isCbor ? Cbor(trail, depth) : Pack(trail, depth);
    }

    private bool Pack(Trail trail, int depth)
    {
        var b = _data.Span[_position++];
        switch (b)
        {
            case <= 0x7F:
                return Integer(b, trail);
            case <= 0x8F:
                return Map(b & 15, trail, depth);
            case <= 0x9F:
                return Array(b & 15, trail, depth);
            case <= 0xBF:
                return Bytes(b & 31, trail);
            case 0xC0 or 0xC2 or 0xC3:
                return true;
            case 0xC4 or 0xD9:
                return Length(1, out var n) && Bytes(n, trail);
            case 0xC5 or 0xDA:
                return Length(2, out n) && Bytes(n, trail);
            case 0xC6 or 0xDB:
                return Length(4, out n) && Bytes(n, trail);
            case 0xC7 or 0xC8 or 0xC9:
                return Length(1 << (b - 0xC7), out n) && Skip(1) && Bytes(n, trail);
            case 0xCA:
                return Take(4, out var single) && Fraction(BinaryPrimitives.ReadSingleBigEndian(single), trail);
            case 0xCB:
                return Take(8, out var twice) && Fraction(BinaryPrimitives.ReadDoubleBigEndian(twice), trail);
            case >= 0xCC and <= 0xCF:
                return Take(1 << (b - 0xCC), out var unsigned) && Integer(BigEndian(unsigned), trail);
            case >= 0xD0 and <= 0xD3:
                return Take(1 << (b - 0xD0), out var signed) && Integer(Signed(signed), trail);
            case >= 0xD4 and <= 0xD8:
                return Skip(1) && Bytes(1 << (b - 0xD4), trail);
            case 0xDC or 0xDD:
                return Length(b == 0xDC ? 2 : 4, out n) && Array(n, trail, depth);
            case 0xDE or 0xDF:
                return Length(b == 0xDE ? 2 : 4, out n) && Map(n, trail, depth);
            case >= 0xE0:
                return Integer((sbyte)b, trail);
            default:
                return false;
        }
    }

    private bool Cbor(Trail trail, int depth)
    {
        var b = _data.Span[_position++];
        var (major, info) = (b >> 5, b & 31);
        if (major == 7)
        {
            return info switch
            {
                < 24 => true,
                24 => Skip(1),
                25 => Take(2, out var half) && Fraction((double)BinaryPrimitives.ReadHalfBigEndian(half), trail),
                26 => Take(4, out var single) && Fraction(BinaryPrimitives.ReadSingleBigEndian(single), trail),
                27 => Take(8, out var twice) && Fraction(BinaryPrimitives.ReadDoubleBigEndian(twice), trail),
                _ => false,
            };
        }

        if (info == 31)
        {
            return major is >= 2 and <= 5 && Indefinite(major, trail, depth);
        }

        long argument = info;
        if (info >= 24)
        {
            if (info > 27 || !Take(1 << (info - 24), out var bytes))
            {
                return false;
            }

            argument = BigEndian(bytes);
        }

        return major switch
        {
            0 => Integer(argument, trail),
            1 => Integer(-1 - argument, trail),
            2 or 3 => argument is >= 0 and <= int.MaxValue && Bytes((int)argument, trail),
            4 => argument is >= 0 and <= int.MaxValue && Array((int)argument, trail, depth),
            5 => argument is >= 0 and <= int.MaxValue && Map((int)argument, trail, depth),
            _ => Value(trail, depth + 1),
        };
    }

    private bool Indefinite(int major, Trail trail, int depth)
    {
        for (var i = 0; _position < _data.Length; i++)
        {
            if (_data.Span[_position] == 0xFF)
            {
                _position++;
                return true;
            }

            var ok = major == 5 ? Pair(trail, depth) : Value(major == 4 ? Element(trail, i) : trail, depth + 1);
            if (!ok)
            {
                return false;
            }
        }

        return false;
    }

    private bool Map(int count, Trail trail, int depth)
    {
        for (var i = 0; i < count; i++)
        {
            if (!Pair(trail, depth))
            {
                return false;
            }
        }

        return true;
    }

    private bool Pair(Trail trail, int depth)
    {
        var start = _position;
        var key = TryKey(out var name) ? name : default;
        if (key.IsEmpty && _position == start && !Value(trail, depth + 1))
        {
            return false;
        }

        if (_values is null)
        {
            return Value(trail, depth + 1);
        }

        var property = new Trail(trail, StepKind.BinaryProperty, key, 0, Word);
        _values.Name(key, property);
        return Value(property, depth + 1);
    }

    /// <summary>Reads a key that is a text; leaves the position where it was for any other.</summary>
    private bool TryKey(out ReadOnlyMemory<byte> key)
    {
        var start = _position;
        key = default;
        if (start >= _data.Length)
        {
            return false;
        }

        var b = _data.Span[_position++];
        var size = _isCbor ? KeySize(b >> 5 == 3 ? b & 31 : 31, 24) : b is >= 0xA0 and <= 0xBF ? 0 : KeySize(b is >= 0xD9 and <= 0xDB ? b - 0xD9 + 24 : 31, 24);
        var length = b & 31;
        var ok = size == 0 || (size > 0 && Length(size, out length));
        if (ok && length <= _data.Length - _position)
        {
            key = _data.Slice(_position, length);
            _position += length;
            return true;
        }

        _position = start;
        return false;
    }

    /// <summary>How many bytes the length of a key has: 0 where it stands in the first byte, -1 where it is no key.</summary>
    private static int KeySize(int info, int first) => info < first ? 0 : info <= first + 2 ? 1 << (info - first) : -1;

    private bool Array(int count, Trail trail, int depth)
    {
        for (var i = 0; i < count; i++)
        {
            if (!Value(_values is null ? trail : Element(trail, i), depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private Trail Element(Trail trail, int index) => new(trail, StepKind.BinaryElement, default, index, Word);

    private bool Bytes(int length, Trail trail)
    {
        if (length > _data.Length - _position)
        {
            return false;
        }

        _values?.Value(_data.Slice(_position, length), trail);
        _position += length;
        return true;
    }

    private readonly bool Integer(long value, Trail trail)
    {
        _values?.Number(value, trail);
        return true;
    }

    private readonly bool Fraction(double value, Trail trail)
    {
        _values?.Number(value, trail);
        return true;
    }

    private bool Skip(int count) => Take(count, out _);

    private bool Take(int count, out ReadOnlySpan<byte> bytes)
    {
        if (count > _data.Length - _position)
        {
            bytes = default;
            return false;
        }

        bytes = _data.Span.Slice(_position, count);
        _position += count;
        return true;
    }

    private bool Length(int size, out int length)
    {
        length = 0;
        if (size is not (1 or 2 or 4) || !Take(size, out var bytes))
        {
            return false;
        }

        var value = BigEndian(bytes);
        length = (int)Math.Min(value, int.MaxValue);
        return value <= _data.Length - _position;
    }

    private static long BigEndian(ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        foreach (var b in bytes)
        {
            value = (value << 8) | b;
        }

        return (long)value;
    }

    private static long Signed(ReadOnlySpan<byte> bytes)
    {
        var value = BigEndian(bytes);
        var shift = 64 - (8 * bytes.Length);
        return value << shift >> shift;
    }
}
