namespace Candor.Dex;

/// <summary>An array of encoded values. Use it with foreach.</summary>
public readonly struct EncodedArray
{
    private readonly DexFile _file;
    private readonly uint _offset;

    internal EncodedArray(DexFile file, uint offset)
    {
        _file = file;
        _offset = offset;
    }

    /// <summary>Starts at the first value.</summary>
    /// <exception cref="BadDexException">The array does not lie in the file.</exception>
    public EncodedArrayEnumerator GetEnumerator() => new(_file, _offset);
}
