using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>The header of a DEX file. Offsets are bytes from the start of the file, or of the container for version 041.</summary>
public sealed record DexHeader
{
    internal const int Length = 0x70;
    internal const int ContainerLength = 0x78;
    private const uint LittleEndian = 0x12345678;
    private const int FirstContainerVersion = 41;

    /// <summary>The format version: 35 to 41.</summary>
    public required int Version { get; init; }

    /// <summary>The Adler-32 checksum that the header states.</summary>
    public required uint Checksum { get; init; }

    /// <summary>The length in bytes that the header states.</summary>
    public required uint FileSize { get; init; }

    /// <summary>Where this header stands; not 0 only for a later file of a container.</summary>
    public required long HeaderOffset { get; init; }

    /// <summary>Where the map list stands.</summary>
    public required uint MapOffset { get; init; }

    internal DexTable Strings { get; init; }

    internal DexTable Types { get; init; }

    internal DexTable Prototypes { get; init; }

    internal DexTable Fields { get; init; }

    internal DexTable Methods { get; init; }

    internal DexTable Classes { get; init; }

    /// <summary>Reads the header at <paramref name="at"/> and checks that its tables lie in the file.</summary>
    internal static DexHeader Read(ReadOnlySpan<byte> bytes, long at)
    {
        if (bytes.Length - at < Length)
        {
            Fault.Throw("The file is shorter than a DEX header", DexSection.Header, bytes.Length);
        }

        ReadOnlySpan<byte> header = bytes[(int)at..];
        int version = ReadVersion(header, at);
        uint tag = BinaryPrimitives.ReadUInt32LittleEndian(header[0x28..]);
        if (tag != LittleEndian)
        {
            Fault.Throw("The file is not little-endian", DexSection.Header, at + 0x28);
        }

        uint headerSize = BinaryPrimitives.ReadUInt32LittleEndian(header[0x24..]);
        int needed = version >= FirstContainerVersion ? ContainerLength : Length;
        if (headerSize < needed || headerSize > header.Length)
        {
            Fault.Throw($"The header says that it has {headerSize} bytes", DexSection.Header, at + 0x24);
        }

        uint fileSize = BinaryPrimitives.ReadUInt32LittleEndian(header[0x20..]);
        if (fileSize < headerSize || fileSize > header.Length)
        {
            Fault.Throw($"The header says {fileSize} bytes, the file has {header.Length}", DexSection.Header, at + 0x20);
        }

        if (version >= FirstContainerVersion && BinaryPrimitives.ReadUInt32LittleEndian(header[0x74..]) != at)
        {
            Fault.Throw("The header says that it stands elsewhere in the container", DexSection.Header, at + 0x74);
        }

        // The end of what offsets may reach: a container shares its data between its files.
        long end = version >= FirstContainerVersion ? bytes.Length : fileSize;
        return new DexHeader
        {
            Version = version,
            Checksum = BinaryPrimitives.ReadUInt32LittleEndian(header[8..]),
            FileSize = fileSize,
            HeaderOffset = at,
            MapOffset = BinaryPrimitives.ReadUInt32LittleEndian(header[0x34..]),
            Strings = DexTable.Read(header, 0x38, 4, int.MaxValue, end, DexSection.Strings),
            Types = DexTable.Read(header, 0x40, 4, 65536, end, DexSection.Types),
            Prototypes = DexTable.Read(header, 0x48, 12, 65536, end, DexSection.Prototypes),
            Fields = DexTable.Read(header, 0x50, 8, 65536, end, DexSection.Fields),
            Methods = DexTable.Read(header, 0x58, 8, 65536, end, DexSection.Methods),
            Classes = DexTable.Read(header, 0x60, 32, 65536, end, DexSection.Classes),
        };
    }

    private static int ReadVersion(ReadOnlySpan<byte> header, long at)
    {
        if (header.StartsWith("cdex"u8))
        {
            Fault.Throw("This is Compact DEX, which only a device makes; give the APK's own classes.dex", DexSection.Header, at);
        }

        if (header.StartsWith("dey\n"u8))
        {
            Fault.Throw("This is an optimised ODEX file; give the APK's own classes.dex", DexSection.Header, at);
        }

        if (!header.StartsWith("dex\n0"u8) || header[7] != 0 || !char.IsAsciiDigit((char)header[5]) || !char.IsAsciiDigit((char)header[6]))
        {
            Fault.Throw("This is not a DEX file", DexSection.Header, at);
        }

        int version = ((header[5] - '0') * 10) + header[6] - '0';
        if (version is < 35 or > FirstContainerVersion)
        {
            Fault.Throw($"DEX version 0{version:00} is not known; 035 to 041 are", DexSection.Header, at + 4);
        }

        return version;
    }
}
