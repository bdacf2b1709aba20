using System.Buffers.Binary;
using System.Collections.Immutable;
using Candor.Android.Packages;
using Candor.Android.Zip;

namespace Candor.Android.Signing;

/// <summary>The APK Signing Block, which ends where the central directory begins.</summary>
/// <param name="Start">Offset of the block in the file.</param>
/// <param name="Parts">Its parts in file order.</param>
internal sealed record SigningBlock(long Start, ImmutableArray<SigningBlockPart> Parts)
{
    private const int FooterLength = 24;

    /// <summary>Finds the block, or <see langword="null"/> when the package has none.</summary>
    /// <exception cref="BadApkException">There is a block, but its lengths are impossible.</exception>
    public static SigningBlock? Find(ZipArchiveReader archive, int maxBytes)
    {
        Span<byte> footer = stackalloc byte[FooterLength];
        var end = archive.DirectoryOffset;
        if (end < FooterLength + 8 || archive.Source.Read(end - FooterLength, footer) != FooterLength
            || !footer[8..].SequenceEqual("APK Sig Block 42"u8))
        {
            return null;
        }
        var length = BinaryPrimitives.ReadUInt64LittleEndian(footer);
        if (length < FooterLength || length > (ulong)(end - 8) || length > (ulong)maxBytes)
        {
            throw new BadApkException("signature", "the length of the APK Signing Block is impossible", end - FooterLength);
        }
        var start = end - (long)length - 8;
        var bytes = new byte[(int)length + 8 - FooterLength];
        if (archive.Source.Read(start, bytes) != bytes.Length || BinaryPrimitives.ReadUInt64LittleEndian(bytes) != length)
        {
            throw new BadApkException("signature", "the two lengths of the APK Signing Block differ", start);
        }
        return new SigningBlock(start, ReadParts(bytes, start));
    }

    /// <summary>Reads the value of a part.</summary>
    public static byte[] ReadPart(ZipArchiveReader archive, SigningBlockPart part)
    {
        var bytes = new byte[(int)part.Length];
        return archive.Source.Read(part.Offset, bytes) == bytes.Length
            ? bytes
            : throw new BadApkException("signature", "the file became shorter while it was read", part.Offset);
    }

    private static ImmutableArray<SigningBlockPart> ReadParts(ReadOnlySpan<byte> bytes, long start)
    {
        var parts = ImmutableArray.CreateBuilder<SigningBlockPart>();
        for (var at = 8; at < bytes.Length;)
        {
            if (bytes.Length - at < 12 || BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]) is var length
                && (length < 4 || length > (ulong)(bytes.Length - at - 8)))
            {
                throw new BadApkException("signature", "a part of the APK Signing Block runs past its end", start + at);
            }
            var size = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes[at..]);
            parts.Add(new SigningBlockPart(BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 8)..]), start + at + 12, size - 4));
            at += 8 + size;
        }
        return parts.ToImmutable();
    }
}
