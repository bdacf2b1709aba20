namespace Candor.Dex;

/// <summary>Reads one encoded value.</summary>
internal static class EncodedValueReader
{
    public static EncodedValue Read(ref DexReader reader, int depth)
    {
        int at = reader.Position;
        if (depth < 0)
        {
            Fault.Throw("Encoded values are nested too deep", DexSection.Values, at);
        }

        byte head = reader.ReadByte();
        int argument = head >> 5;
        EncodedValueKind kind = (EncodedValueKind)(head & 0x1f);
        switch (kind)
        {
            case EncodedValueKind.Byte:
                return new(kind, ReadSigned(ref reader, argument, 1));
            case EncodedValueKind.Short:
                return new(kind, ReadSigned(ref reader, argument, 2));
            case EncodedValueKind.Int:
                return new(kind, ReadSigned(ref reader, argument, 4));
            case EncodedValueKind.Long:
                return new(kind, ReadSigned(ref reader, argument, 8));
            case EncodedValueKind.Char:
                return new(kind, ReadUnsigned(ref reader, argument, 2));
            case EncodedValueKind.Float:
                return new(kind, ReadUnsigned(ref reader, argument, 4) << (8 * (3 - argument)));
            case EncodedValueKind.Double:
                return new(kind, ReadUnsigned(ref reader, argument, 8) << (8 * (7 - argument)));
            case >= EncodedValueKind.MethodType and <= EncodedValueKind.Enum:
                return new(kind, ReadIndex(ref reader, argument));
            case EncodedValueKind.Array:
                SkipArray(ref reader, depth);
                return new(kind, at + 1);
            case EncodedValueKind.Annotation:
                SkipAnnotation(ref reader, depth);
                return new(kind, at + 1);
            case EncodedValueKind.Null:
                return new(kind, 0);
            case EncodedValueKind.Boolean:
                return new(kind, argument & 1);
            default:
                Fault.Throw($"There is no encoded value of kind 0x{(int)kind:x}", DexSection.Values, at);
                return default;
        }
    }

    private static void SkipArray(ref DexReader reader, int depth)
    {
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            Read(ref reader, depth - 1);
        }
    }

    private static void SkipAnnotation(ref DexReader reader, int depth)
    {
        reader.ReadUleb128();
        for (int left = reader.ReadCount(); left > 0; left--)
        {
            reader.ReadUleb128();
            Read(ref reader, depth - 1);
        }
    }

    private static long ReadIndex(ref DexReader reader, int argument)
    {
        int at = reader.Position;
        long index = ReadUnsigned(ref reader, argument, 4);
        if (index > int.MaxValue)
        {
            Fault.Throw("An index is larger than any table", DexSection.Values, at);
        }

        return index;
    }

    private static long ReadUnsigned(ref DexReader reader, int argument, int maxBytes)
    {
        if (argument >= maxBytes)
        {
            Fault.Throw("An encoded value is longer than its kind allows", DexSection.Values, reader.Position);
        }

        long value = 0;
        for (int i = 0; i <= argument; i++)
        {
            value |= (long)reader.ReadByte() << (8 * i);
        }

        return value;
    }

    private static long ReadSigned(ref DexReader reader, int argument, int maxBytes)
    {
        long value = ReadUnsigned(ref reader, argument, maxBytes);
        int unused = 8 * (7 - argument);
        return value << unused >> unused;
    }
}
