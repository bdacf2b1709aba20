namespace Candor.Android.Zip;

/// <summary>One entry, as the central directory describes it.</summary>
public sealed record ZipEntry
{
    /// <summary>The name, decoded as UTF-8 as Android does. Only a name: it is never used as a path on disk. Hostile text.</summary>
    public required string Name { get; init; }

    /// <summary>Position in the central directory, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Compression method as written; Android inflates 8 and copies all others.</summary>
    public required int Method { get; init; }

    /// <summary>General purpose flags as written.</summary>
    public required int Flags { get; init; }

    /// <summary>CRC-32 as written.</summary>
    public required uint Crc32 { get; init; }

    /// <summary>Compressed length in bytes, as written.</summary>
    public required long CompressedLength { get; init; }

    /// <summary>Length in bytes, as written. May be a lie.</summary>
    public required long Length { get; init; }

    /// <summary>Offset of the local header in the file.</summary>
    public required long LocalHeaderOffset { get; init; }

    /// <summary>Offset of this entry's record in the file.</summary>
    public required long DirectoryOffset { get; init; }

    /// <summary>Whether the data is read by inflating.</summary>
    public bool IsDeflated => Method == 8;

    /// <summary>Whether the encryption flag is set. Android ignores it.</summary>
    public bool IsMarkedEncrypted => (Flags & 1) != 0;

    /// <summary>Whether the name could leave a folder if it were used as a path: absolute, with <c>..</c>, a backslash or a drive.</summary>
    public bool IsUnsafePath =>
        Name.Length == 0 || Name[0] == '/' || Name.Contains('\\', StringComparison.Ordinal) || Name.Contains('\0', StringComparison.Ordinal)
        || Name.Length > 1 && Name[1] == ':' || Name.Split('/').Contains("..", StringComparer.Ordinal);
}
