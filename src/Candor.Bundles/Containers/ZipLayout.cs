using System.Buffers.Binary;
using System.Text;

namespace Candor.Bundles.Containers;

/// <summary>
/// The one form of the archive: entries stored, in the order of the manifest, one directly after the other, without times, attributes, extra fields or
/// comments. So every byte of an archive follows from its files, and a byte that does not is found.
/// </summary>
internal static class ZipLayout
{
    public const int LocalLength = 30;
    public const int CentralLength = 46;
    public const int EndLength = 22;
    public const uint LocalSignature = 0x04034b50;
    public const uint CentralSignature = 0x02014b50;
    public const uint EndSignature = 0x06054b50;

    /// <summary>The most entries, and one more than the most bytes: beyond them the format needs its 64-bit form, which this one does not have.</summary>
    public const int MostEntries = 65_534;
    public const long MostBytes = 0xffff_fffe;

    private const ushort Version = 20;
    private const ushort FirstOfJanuary1980 = 0x21;

    public static byte[] Local(string name, uint crc, uint size)
    {
        var bytes = new byte[LocalLength + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, LocalSignature);
        Common(bytes.AsSpan(4), name, crc, size);
        Encoding.ASCII.GetBytes(name, bytes.AsSpan(LocalLength));
        return bytes;
    }

    public static byte[] Central(string name, uint crc, uint size, uint offset)
    {
        var bytes = new byte[CentralLength + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, CentralSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), Version);
        Common(bytes.AsSpan(6), name, crc, size);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(42), offset);
        Encoding.ASCII.GetBytes(name, bytes.AsSpan(CentralLength));
        return bytes;
    }

    public static byte[] End(int entries, uint directoryLength, uint directoryOffset)
    {
        var bytes = new byte[EndLength];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, EndSignature);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)entries);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(10), (ushort)entries);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(12), directoryLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), directoryOffset);
        return bytes;
    }

    private static void Common(Span<byte> bytes, string name, uint crc, uint size)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(bytes, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[8..], FirstOfJanuary1980);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[14..], size);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[18..], size);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[22..], (ushort)name.Length);
    }
}
