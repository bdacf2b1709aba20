using System.Buffers.Binary;

namespace Candor.Traffic.Decoding;

/// <summary>
/// Reads protobuf without its schema (protobuf.dev, "Encoding"): field numbers and wire types only. Bytes count as a message where they parse to the
/// end, every field number is from 1 to 20,000 and no group stands in it; a length-delimited field that is no text is tried as a message in turn.
/// </summary>
internal static class Protobuf
{
    private const int HighestField = 20_000;
    private const int Depth = 12;

    /// <summary>Whether bytes are a message from their first to their last.</summary>
    public static bool IsMessage(ReadOnlySpan<byte> data)
    {
        var fields = 0;
        var i = 0;
        while (i < data.Length)
        {
            if (!Field(data, ref i, out _, out _, out _, out _) || ++fields > 100_000)
            {
                return false;
            }
        }

        return fields > 0;
    }

    /// <summary>Gives all values of a message.</summary>
    /// <param name="data">Bytes for which <see cref="IsMessage"/> holds.</param>
    /// <param name="values">Takes them.</param>
    /// <param name="trail">The way to the message.</param>
    /// <param name="isText">Whether bytes are text.</param>
    public static void Read(ReadOnlyMemory<byte> data, IDecodedValues values, Trail trail, Func<ReadOnlyMemory<byte>, bool> isText) =>
        Read(data, values, trail, isText, 0);

    private static void Read(ReadOnlyMemory<byte> data, IDecodedValues values, Trail trail, Func<ReadOnlyMemory<byte>, bool> isText, int depth)
    {
        var i = 0;
        while (i < data.Length && Field(data.Span, ref i, out var number, out var type, out var value, out var length))
        {
            var field = trail.Then(StepKind.Protobuf, number);
            switch (type)
            {
                case 0:
                    values.Number((long)value, field);
                    break;
                case 1:
                    values.Number(BitConverter.UInt64BitsToDouble(value), field);
                    values.Number((long)value, field);
                    break;
                case 5:
                    values.Number(BitConverter.UInt32BitsToSingle((uint)value), field);
                    values.Number((long)value, field);
                    break;
                default:
                    var bytes = data.Slice(i - length, length);
                    if (length >= 2 && depth < Depth && !isText(bytes) && IsMessage(bytes.Span))
                    {
                        Read(bytes, values, field, isText, depth + 1);
                    }
                    else
                    {
                        values.Value(bytes, field);
                    }

                    break;
            }
        }
    }

    private static bool Field(ReadOnlySpan<byte> data, ref int i, out int number, out int type, out ulong value, out int length)
    {
        number = type = length = 0;
        value = 0;
        if (!Varint(data, ref i, out var tag) || tag >> 3 is 0 or > HighestField)
        {
            return false;
        }

        number = (int)(tag >> 3);
        type = (int)(tag & 7);
        switch (type)
        {
            case 0:
                return Varint(data, ref i, out value);
            case 1 when data.Length - i >= 8:
                value = BinaryPrimitives.ReadUInt64LittleEndian(data[i..]);
                i += 8;
                return true;
            case 5 when data.Length - i >= 4:
                value = BinaryPrimitives.ReadUInt32LittleEndian(data[i..]);
                i += 4;
                return true;
            case 2:
                if (!Varint(data, ref i, out value) || value > (ulong)(data.Length - i))
                {
                    return false;
                }

                length = (int)value;
                i += length;
                return true;
            default:
                return false;
        }
    }

    private static bool Varint(ReadOnlySpan<byte> data, ref int i, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && i < data.Length; shift += 7)
        {
            var b = data[i++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
