using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>
/// The header of a DEX file. Offsets are bytes from the start of the file, or of the container for version 041. A Compact DEX file counts the
/// offsets of its data from where its data section begins, so that the files of one device image can share it.
/// </summary>
public sealed record DexHeader
{
    internal const int Length = 0x70;
    internal const int ContainerLength = 0x78;
    internal const int CompactLength = 0x88;
    internal const uint LittleEndian = 0x12345678;
    internal const int FirstContainerVersion = 41;

    /// <summary>The format version: 35 to 41; of Compact DEX, 1 or 2.</summary>
    public required int Version { get; init; }

    /// <summary>Whether this is Compact DEX, which Android 9 to 11 make of an app's executables when it is installed.</summary>
    public bool IsCompact { get; private init; }

    /// <summary>The Adler-32 checksum that the header states.</summary>
    public required uint Checksum { get; init; }

    /// <summary>The length in bytes that the header states.</summary>
    public required uint FileSize { get; init; }

    /// <summary>Where this header stands; not 0 only for a later file of a container.</summary>
    public required long HeaderOffset { get; init; }

    /// <summary>Where the map list stands.</summary>
    public required uint MapOffset { get; init; }

    /// <summary>What the offsets of strings, class data, code and the like count from; 0 except in Compact DEX.</summary>
    internal uint DataStart { get; private init; }

    /// <summary>Where Compact DEX keeps the offsets of its debug information.</summary>
    internal CompactOffsets DebugOffsets { get; private init; }

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
        bool isCompact = header.StartsWith("cdex"u8);
        int version = isCompact ? ReadCompactVersion(header, at) : ReadVersion(header, at);
        uint tag = BinaryPrimitives.ReadUInt32LittleEndian(header[0x28..]);
        if (tag != LittleEndian)
        {
            Fault.Throw("The file is not little-endian", DexSection.Header, at + 0x28);
        }

        uint headerSize = BinaryPrimitives.ReadUInt32LittleEndian(header[0x24..]);
        int needed = isCompact ? CompactLength : version >= FirstContainerVersion ? ContainerLength : Length;
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
            IsCompact = isCompact,
            DataStart = isCompact ? ReadDataStart(header, at) : 0,
            DebugOffsets = isCompact ? CompactOffsets.Read(header) : default,
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

    private static uint ReadDataStart(ReadOnlySpan<byte> header, long at)
    {
        uint start = BinaryPrimitives.ReadUInt32LittleEndian(header[0x6C..]);
        if (start > header.Length)
        {
            Fault.Throw("The data section begins outside the file", DexSection.Header, at + 0x6C);
        }

        return (uint)(start + at);
    }

    private static int ReadCompactVersion(ReadOnlySpan<byte> header, long at)
    {
        int version = header[4..8] switch
        {
            [(byte)'0', (byte)'0', (byte)'1', 0] => 1,
            [(byte)'0', (byte)'0', (byte)'2', 0] => 2,
            _ => 0,
        };
        if (version == 0)
        {
            Fault.Throw("This version of Compact DEX is not known; 001 and 002 are", DexSection.Header, at + 4);
        }

        return version;
    }

    private static int ReadVersion(ReadOnlySpan<byte> header, long at)
    {
        if (header.StartsWith("dey\n"u8) || header.StartsWith("vdex"u8))
        {
            Fault.Throw("This is no DEX file but an ODEX or VDEX file with DEX files inside", DexSection.Header, at);
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
