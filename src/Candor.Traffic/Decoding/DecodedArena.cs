namespace Candor.Traffic.Decoding;

/// <summary>
/// Memory for decoded layers, given back in the reverse order in which it was taken: a layer lives while the layers inside it are read.
/// Thousands of small layers a request cost no garbage.
/// </summary>
internal sealed class DecodedArena(int blockSize = 1 << 20)
{
    private readonly byte[] _block = new byte[blockSize];
    private int _used;

    /// <summary>How much is in use; give it to <see cref="Release"/> to give back all that was taken since.</summary>
    public int Mark => _used;

    /// <summary>Takes memory. What does not fit comes from the heap.</summary>
    public Memory<byte> Take(int length)
    {
        if (length > _block.Length - _used)
        {
            return new byte[length];
        }

        var memory = _block.AsMemory(_used, length);
        _used += length;
        return memory;
    }

    /// <summary>Gives back.</summary>
    public void Release(int mark) => _used = mark;
}
