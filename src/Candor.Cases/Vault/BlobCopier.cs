using System.Buffers;
using System.Security.Cryptography;

namespace Candor.Cases;

/// <summary>Copies bytes while it counts and hashes them.</summary>
internal static class BlobCopier
{
    private const int BufferSize = 128 << 10;

    public static async Task<StoredBlob> CopyAsync(Stream from, Stream to, long largest, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long size = 0;
            for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
            {
                size += read;
                if (size > largest)
                {
                    throw new BlobTooLargeException(largest);
                }

                hash.AppendData(buffer, 0, read);
                await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return new(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
