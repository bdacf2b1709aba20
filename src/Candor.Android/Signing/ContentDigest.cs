using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Candor.Android.Packages;
using Candor.Android.Zip;

namespace Candor.Android.Signing;

/// <summary>
/// The digest of a package's content under schemes v2 and v3: three sections (entries, central directory, end record) in
/// chunks of 1 MiB, each hashed on its own, then a hash over the hashes (source.android.com, "Integrity-protected contents").
/// Chunks are hashed on all cores; the result does not depend on their order.
/// </summary>
internal sealed class ContentDigest(ZipArchiveReader archive, long blockStart, CancellationToken cancellation)
{
    private const int ChunkLength = 1 << 20;
    private readonly Dictionary<string, byte[]> _known = new(StringComparer.Ordinal);

    public byte[] Compute(HashAlgorithmName hash)
    {
        if (!_known.TryGetValue(hash.Name!, out var digest))
        {
            _known.Add(hash.Name!, digest = ComputeOnce(hash));
        }
        return digest;
    }

    private byte[] ComputeOnce(HashAlgorithmName hash)
    {
        var end = ReadEndRecord();
        var chunks = Cut(0, blockStart).Concat(Cut(archive.DirectoryOffset, archive.EndRecordOffset)).ToImmutableArray();
        var endChunks = (end.Length + ChunkLength - 1) / ChunkLength;
        var size = hash == HashAlgorithmName.SHA512 ? SHA512.HashSizeInBytes : SHA256.HashSizeInBytes;
        var isShort = false;
        var all = new byte[5 + (chunks.Length + endChunks) * size];
        all[0] = 0x5a;
        BinaryPrimitives.WriteInt32LittleEndian(all.AsSpan(1), chunks.Length + endChunks);
        Parallel.For(0, chunks.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            var (offset, length) = chunks[i];
            var buffer = ArrayPool<byte>.Shared.Rent(5 + length);
            if (archive.Source.Read(offset, buffer.AsSpan(5, length)) == length)
            {
                HashChunk(hash, buffer.AsSpan(0, 5 + length), all.AsSpan(5 + i * size, size));
            }
            else
            {
                Volatile.Write(ref isShort, true);
            }
            ArrayPool<byte>.Shared.Return(buffer);
        });
        if (isShort)
        {
            throw new BadApkException("signature", "the file became shorter while it was read");
        }
        for (var i = 0; i < endChunks; i++)
        {
            var length = Math.Min(ChunkLength, end.Length - i * ChunkLength);
            var buffer = new byte[5 + length];
            end.AsSpan(i * ChunkLength, length).CopyTo(buffer.AsSpan(5));
            HashChunk(hash, buffer, all.AsSpan(5 + (chunks.Length + i) * size, size));
        }
        return CryptographicOperations.HashData(hash, all);
    }

    private static void HashChunk(HashAlgorithmName hash, Span<byte> prefixed, Span<byte> destination)
    {
        prefixed[0] = 0xa5;
        BinaryPrimitives.WriteInt32LittleEndian(prefixed[1..], prefixed.Length - 5);
        CryptographicOperations.HashData(hash, prefixed, destination);
    }

    private static IEnumerable<(long Offset, int Length)> Cut(long start, long end)
    {
        for (var at = start; at < end; at += ChunkLength)
        {
            yield return (at, (int)Math.Min(ChunkLength, end - at));
        }
    }

    /// <summary>The end record as it was before the block was put in: the directory begins where the block does.</summary>
    private byte[] ReadEndRecord()
    {
        var bytes = new byte[(int)Math.Min(archive.Source.Length - archive.EndRecordOffset, 1 << 20)];
        if (archive.Source.Read(archive.EndRecordOffset, bytes) != bytes.Length || bytes.Length < 22)
        {
            throw new BadApkException("signature", "the file became shorter while it was read", archive.EndRecordOffset);
        }
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(16), (uint)blockStart);
        return bytes;
    }
}
