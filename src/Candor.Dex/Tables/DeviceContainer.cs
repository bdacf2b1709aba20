using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>
/// Finds the executables in the containers that a device makes when it installs an app: VDEX (Android 8 and later), whose layout differs with
/// every version while the executables in it do not, and the optimised files of Dalvik (ODEX, up to Android 4).
/// </summary>
internal static class DeviceContainer
{
    private const int DexOffset = 8;
    private const int DexLength = 12;

    /// <summary>The executables in the order in which they stand, each from its header to the end that its offsets may reach.</summary>
    /// <returns>The executables; null where these bytes are no such container.</returns>
    /// <exception cref="BadDexException">It is one and holds no executable, or more than the limit.</exception>
    public static IReadOnlyList<ReadOnlyMemory<byte>>? Find(ReadOnlyMemory<byte> bytes, DexOptions options)
    {
        ReadOnlySpan<byte> span = bytes.Span;
        return span.StartsWith("dey\n"u8) ? [FindOptimised(bytes)]
            : span.StartsWith("vdex"u8) ? FindVerified(bytes, options)
            : null;
    }

    private static ReadOnlyMemory<byte> FindOptimised(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < DexLength + 4)
        {
            Fault.Throw("The file is shorter than an ODEX header", DexSection.Header, bytes.Length);
        }

        long offset = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[DexOffset..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Span[DexLength..]);
        if (offset + length > bytes.Length)
        {
            Fault.Throw("The executable in the ODEX file ends outside the file", DexSection.Header, DexOffset);
        }

        return bytes.Slice((int)offset, (int)length);
    }

    private static List<ReadOnlyMemory<byte>> FindVerified(ReadOnlyMemory<byte> bytes, DexOptions options)
    {
        List<ReadOnlyMemory<byte>> found = [];
        long at = 8;
        while (at + DexHeader.Length <= bytes.Length)
        {
            ReadOnlySpan<byte> rest = bytes.Span[(int)at..];
            int next = NextMagic(rest);
            if (next < 0)
            {
                break;
            }

            at += next;
            rest = rest[next..];
            if (IsHeader(rest, out uint size))
            {
                if (found.Count >= options.MaxContainerFiles)
                {
                    Fault.Throw($"The container holds more than {options.MaxContainerFiles} files", DexSection.Header, at);
                }

                // Compact DEX shares a data section that stands behind all of them.
                found.Add(bytes[(int)at..]);
                at += size;
            }
            else
            {
                at++;
            }
        }

        if (found.Count == 0)
        {
            Fault.Throw("The VDEX file holds no executable: the device runs the package's own; give its classes.dex", DexSection.Header, 0);
        }

        return found;
    }

    private static int NextMagic(ReadOnlySpan<byte> bytes)
    {
        int standard = bytes.IndexOf("dex\n0"u8);
        int compact = bytes[..(standard < 0 ? bytes.Length : standard)].IndexOf("cdex00"u8);
        return compact >= 0 ? compact : standard;
    }

    private static bool IsHeader(ReadOnlySpan<byte> bytes, out uint size)
    {
        size = 0;
        if (bytes.Length < DexHeader.Length || BinaryPrimitives.ReadUInt32LittleEndian(bytes[0x28..]) != DexHeader.LittleEndian)
        {
            return false;
        }

        size = BinaryPrimitives.ReadUInt32LittleEndian(bytes[0x20..]);
        return size >= DexHeader.Length && size <= bytes.Length;
    }
}
