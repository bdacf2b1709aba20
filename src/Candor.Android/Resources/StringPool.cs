using System.Buffers.Binary;
using System.Text;
using Candor.Android.Packages;

namespace Candor.Android.Resources;

/// <summary>
/// A pool of strings in UTF-8 or UTF-16 (ResStringPool). Strings are decoded when asked for and kept.
/// A string that cannot be read costs that string only: it reads as <see langword="null"/>.
/// </summary>
public sealed class StringPool
{
    private const uint Utf8Flag = 1 << 8;
    private readonly ReadOnlyMemory<byte> _chunk;
    private readonly long _stringsStart;
    private readonly long _stringsEnd;
    private readonly int _headerLength;
    private readonly string?[] _cache;
    private long _budget;

    private StringPool(ReadOnlyMemory<byte> chunk, int headerLength, int count, bool isUtf8, long start, long end)
    {
        _chunk = chunk;
        _headerLength = headerLength;
        _stringsStart = start;
        _stringsEnd = end;
        _cache = new string?[count];
        // Strings that overlap could unfold a small pool into any amount of memory; honest pools hold each byte once.
        _budget = chunk.Length * 4L + 65_536;
        IsUtf8 = isUtf8;
    }

    /// <summary>A pool without strings.</summary>
    public static StringPool Empty { get; } = new(ReadOnlyMemory<byte>.Empty, 0, 0, true, 0, 0);

    /// <summary>Number of strings.</summary>
    public int Count => _cache.Length;

    /// <summary>Whether the strings are stored as UTF-8.</summary>
    public bool IsUtf8 { get; }

    /// <summary>The string at <paramref name="index"/>, or <see langword="null"/> when there is none or it cannot be read.</summary>
    public string? this[uint index]
    {
        get
        {
            if (index >= (uint)_cache.Length)
            {
                return null;
            }
            return _cache[index] ?? Keep((int)index);
        }
    }

    /// <summary>Reads the head of a pool. The count is cut to the room that the chunk has for it.</summary>
    /// <param name="chunk">The whole chunk.</param>
    /// <param name="section">Section name for messages.</param>
    /// <param name="origin">Offset of the chunk in its section, for messages.</param>
    /// <param name="problems">Receives what was tolerated.</param>
    /// <exception cref="BadApkException">The head of the pool is impossible.</exception>
    internal static StringPool Read(ReadOnlyMemory<byte> chunk, string section, long origin, ICollection<ApkProblem> problems)
    {
        var bytes = new ChunkBytes(chunk.Span, section, origin);
        if (!ChunkHeader.TryRead(bytes, 0, 28, out var header))
        {
            throw new BadApkException(section, "the string pool has impossible lengths", origin);
        }
        long count = bytes.U32(8);
        var flags = bytes.U32(16);
        long start = bytes.U32(20);
        long styles = bytes.U32(24);
        var room = (bytes.Length - header.HeaderLength) / 4L;
        if (count > room)
        {
            problems.Add(new ApkProblem(section, null, origin + 8, $"the string pool promises {count} strings and has room for {room}"));
            count = room;
        }
        if (count > 0 && (start < header.HeaderLength || start >= bytes.Length))
        {
            throw new BadApkException(section, "the strings lie outside the string pool", origin + 20);
        }
        // Android ends the strings where the styles begin, when there are styles.
        var end = bytes.U32(12) > 0 && styles > start && styles <= bytes.Length ? styles : bytes.Length;
        return new StringPool(chunk[..bytes.Length], header.HeaderLength, (int)count, (flags & Utf8Flag) != 0, start, end);
    }

    private string? Keep(int index)
    {
        if (Interlocked.Read(ref _budget) < 0 || Decode(index) is not { } text)
        {
            return null;
        }
        Interlocked.Add(ref _budget, -text.Length);
        return _cache[index] = text;
    }

    private string? Decode(int index)
    {
        var span = _chunk.Span;
        var at = _stringsStart + BinaryPrimitives.ReadUInt32LittleEndian(span[(_headerLength + index * 4)..]);
        if (at >= _stringsEnd)
        {
            return null;
        }
        var rest = span[(int)at..(int)_stringsEnd];
        return IsUtf8 ? DecodeUtf8(rest) : DecodeUtf16(rest);
    }

    /// <summary>Two lengths, in UTF-16 units and in bytes, each of one or two bytes; then the bytes.</summary>
    private static string? DecodeUtf8(ReadOnlySpan<byte> bytes)
    {
        if (!SkipLength(ref bytes, out _) || !SkipLength(ref bytes, out var length))
        {
            return null;
        }
        if (length > bytes.Length)
        {
            return null;
        }
        var text = bytes[..length];
        return text.IndexOf((byte)0xed) >= 0 ? ModifiedUtf8.Decode(text) : Encoding.UTF8.GetString(text);

        static bool SkipLength(ref ReadOnlySpan<byte> bytes, out int length)
        {
            length = 0;
            if (bytes.Length < 2)
            {
                return false;
            }
            length = bytes[0];
            if ((length & 0x80) != 0)
            {
                length = (length & 0x7f) << 8 | bytes[1];
                bytes = bytes[2..];
            }
            else
            {
                bytes = bytes[1..];
            }
            return true;
        }
    }

    /// <summary>One length in units, of one or two units; then the units.</summary>
    private static string? DecodeUtf16(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            return null;
        }
        long length = BinaryPrimitives.ReadUInt16LittleEndian(bytes);
        bytes = bytes[2..];
        if ((length & 0x8000) != 0)
        {
            if (bytes.Length < 2)
            {
                return null;
            }
            length = (length & 0x7fff) << 16 | BinaryPrimitives.ReadUInt16LittleEndian(bytes);
            bytes = bytes[2..];
        }
        return length * 2 <= bytes.Length ? Encoding.Unicode.GetString(bytes[..(int)(length * 2)]) : null;
    }
}
