using Microsoft.Win32.SafeHandles;

namespace Candor.Bundles.Containers;

/// <summary>The bytes of one file of a bundle, read by position.</summary>
/// <param name="Handle">The file on the disk; null for no bytes at all.</param>
/// <param name="Start">Where the bytes begin in it.</param>
/// <param name="Length">How many there are.</param>
/// <param name="OwnsHandle">Whether the file is closed with this.</param>
internal sealed record BundleBlob(SafeFileHandle? Handle, long Start, long Length, bool OwnsHandle) : IDisposable
{
    /// <summary>Reads bytes; fewer than asked only at the end.</summary>
    public int Read(long offset, Span<byte> buffer)
    {
        var wanted = (int)Math.Clamp(Length - offset, 0, buffer.Length);
        var total = 0;
        while (total < wanted)
        {
            var read = RandomAccess.Read(Handle!, buffer[total..wanted], Start + offset + total);
            if (read == 0)
            {
                break;
            }

            total += read;
        }

        return total;
    }

    /// <summary>All bytes.</summary>
    /// <exception cref="BadBundleException">There are more than <paramref name="most"/>, or the file became shorter.</exception>
    public byte[] ReadAll(string path, long most)
    {
        if (Length > most)
        {
            throw new BadBundleException(path, $"it has {Length} bytes, more than the {most} that are read", 0, Length);
        }

        var bytes = GC.AllocateUninitializedArray<byte>((int)Length);
        return Read(0, bytes) == bytes.Length ? bytes : throw new BadBundleException(path, "it became shorter while it was read", 0, Length);
    }

    public void Dispose()
    {
        if (OwnsHandle)
        {
            Handle?.Dispose();
        }
    }
}
