namespace Candor.Android.Zip;

/// <summary>Bytes that can be read at any place by many threads at once.</summary>
public interface IRandomAccessBytes : IDisposable
{
    /// <summary>Length in bytes, fixed when opened.</summary>
    long Length { get; }

    /// <summary>Reads up to <c>buffer.Length</c> bytes at <paramref name="offset"/>.</summary>
    /// <returns>The number of bytes read; fewer than asked only at the end.</returns>
    int Read(long offset, Span<byte> buffer);
}
