namespace Candor.Android.Resources;

/// <summary>The eight bytes at the head of every chunk of a resource file (ResChunk_header).</summary>
/// <param name="Type">Kind of chunk.</param>
/// <param name="HeaderLength">Length of the header, these eight bytes included.</param>
/// <param name="Length">Length of the chunk, header included.</param>
internal readonly record struct ChunkHeader(ushort Type, ushort HeaderLength, uint Length)
{
    public const int Size = 8;

    /// <summary>Reads a header and checks that the chunk lies inside the data.</summary>
    /// <param name="bytes">The data.</param>
    /// <param name="at">Offset of the chunk.</param>
    /// <param name="least">Shortest header that this kind of chunk may have.</param>
    /// <param name="header">The header as written.</param>
    /// <returns>Whether the lengths hold; Android gives up where they do not.</returns>
    public static bool TryRead(ChunkBytes bytes, long at, int least, out ChunkHeader header)
    {
        if (at < 0 || at > bytes.Length - (long)Size)
        {
            header = default;
            return false;
        }
        header = new ChunkHeader(bytes.U16(at), bytes.U16(at + 2), bytes.U32(at + 4));
        return header.HeaderLength >= least && header.HeaderLength <= header.Length && header.Length <= bytes.Length - at;
    }
}
