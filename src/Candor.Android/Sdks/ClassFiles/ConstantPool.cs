using System.Buffers.Binary;

namespace Candor.Android.Sdks.ClassFiles;

/// <summary>The constant pool of a class file (The Java Virtual Machine Specification, 4.4). Entries are read when they are asked for.</summary>
internal sealed class ConstantPool
{
    private const byte Utf8 = 1;
    private const byte IntegerTag = 3;
    private const byte FloatTag = 4;
    private const byte LongTag = 5;
    private const byte DoubleTag = 6;
    private const byte ClassTag = 7;
    private const byte StringTag = 8;
    private const byte NameAndType = 12;
    private readonly ReadOnlyMemory<byte> _file;
    private readonly int[] _offsets;

    private ConstantPool(ReadOnlyMemory<byte> file, int[] offsets)
    {
        _file = file;
        _offsets = offsets;
    }

    public static ConstantPool Read(ReadOnlyMemory<byte> file, ref ClassBytes reader)
    {
        var offsets = new int[reader.U2()];
        for (var i = 1; i < offsets.Length; i++)
        {
            offsets[i] = reader.Offset;
            var tag = reader.U1();
            switch (tag)
            {
                case Utf8:
                    reader.Skip(reader.U2());
                    break;
                case LongTag or DoubleTag:
                    reader.Skip(8);
                    i++; // takes two places
                    break;
                case ClassTag or StringTag or 16 or 19 or 20:
                    reader.Skip(2);
                    break;
                case 15:
                    reader.Skip(3);
                    break;
                case IntegerTag or FloatTag or 9 or 10 or 11 or NameAndType or 17 or 18:
                    reader.Skip(4);
                    break;
                default:
                    throw new BadClassFileException($"There is no constant of kind {tag}", offsets[i]);
            }
        }

        return new(file, offsets);
    }

    /// <summary>A text in modified UTF-8.</summary>
    public ReadOnlySpan<byte> Text(int index)
    {
        var at = Find(index, Utf8);
        return Span.Slice(at + 3, U2(at + 1));
    }

    /// <summary>The descriptor of a class.</summary>
    public byte[] Class(int index)
    {
        var name = Text(U2(Find(index, ClassTag) + 1));
        return name is [(byte)'[', ..] ? name.ToArray() : [(byte)'L', .. name, (byte)';'];
    }

    /// <summary>A field or method: its owner's descriptor, its name and its descriptor.</summary>
    public (byte[] Owner, int Name, int Descriptor) Member(int index)
    {
        var at = Find(index, 9, 10, 11);
        var nameAndType = Find(U2(at + 3), NameAndType);
        return (Class(U2(at + 1)), U2(nameAndType + 1), U2(nameAndType + 3));
    }

    /// <summary>The kind of a constant that an instruction loads, and its bits or the place of its text or class.</summary>
    public (ConstantKind Kind, long Value) Constant(int index)
    {
        var at = Find(index);
        return Span[at] switch
        {
            IntegerTag or FloatTag => (ConstantKind.Number, BinaryPrimitives.ReadInt32BigEndian(Span[(at + 1)..])),
            LongTag or DoubleTag => (ConstantKind.LongNumber, BinaryPrimitives.ReadInt64BigEndian(Span[(at + 1)..])),
            StringTag => (ConstantKind.Text, U2(at + 1)),
            ClassTag => (ConstantKind.Class, index),
            _ => (ConstantKind.Other, 0),
        };
    }

    private ReadOnlySpan<byte> Span => _file.Span;

    private ushort U2(int at) => BinaryPrimitives.ReadUInt16BigEndian(Span[at..]);

    private int Find(int index, params ReadOnlySpan<byte> tags)
    {
        var at = (uint)index < (uint)_offsets.Length ? _offsets[index] : 0;
        if (at == 0 || (!tags.IsEmpty && !tags.Contains(Span[at])))
        {
            throw new BadClassFileException($"Constant {index} is not there or of another kind", at);
        }

        return at;
    }
}
