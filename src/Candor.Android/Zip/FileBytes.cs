using Microsoft.Win32.SafeHandles;

namespace Candor.Android.Zip;

/// <summary>
/// A file read by position. Not a memory mapping: a file that is truncated under a mapping ends the process,
/// a short read does not.
/// </summary>
public sealed class FileBytes : IRandomAccessBytes
{
    private readonly SafeFileHandle _handle;

    private FileBytes(SafeFileHandle handle, long length)
    {
        _handle = handle;
        Length = length;
    }

    /// <inheritdoc/>
    public long Length { get; }

    /// <summary>Opens a file for reading. Other processes may read it at the same time.</summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static FileBytes Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess);
        return new FileBytes(handle, RandomAccess.GetLength(handle));
    }

    /// <inheritdoc/>
    public int Read(long offset, Span<byte> buffer)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        var total = 0;
        while (total < buffer.Length)
        {
            var read = RandomAccess.Read(_handle, buffer[total..], offset + total);
            if (read == 0)
            {
                break;
            }
            total += read;
        }
        return total;
    }

    /// <inheritdoc/>
    public void Dispose() => _handle.Dispose();
}
