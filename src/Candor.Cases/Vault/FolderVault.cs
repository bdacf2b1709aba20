using System.Security.Cryptography;

namespace Candor.Cases;

/// <summary>A vault in a folder, on one machine or on a shared disk: <c>ab/cdef…</c>.</summary>
public sealed class FolderVault : IEvidenceVault
{
    private const int BufferSize = 128 << 10;

    private readonly string _folder;
    private readonly string _incoming;

    /// <summary>Opens a vault; the folder is made where it is not there.</summary>
    public FolderVault(string folder)
    {
        _folder = Path.GetFullPath(folder);
        _incoming = Path.Combine(_folder, "incoming");
        Directory.CreateDirectory(_incoming);
    }

    /// <inheritdoc/>
    public async Task<StoredBlob> PutAsync(Stream content, long largest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var part = Path.Combine(_incoming, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)));
        try
        {
            StoredBlob blob;
            var file = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            await using (file)
            {
                blob = await BlobCopier.CopyAsync(content, file, largest, cancellation);
                file.Flush(flushToDisk: true);
            }

            var target = PathOf(blob.Sha256);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            if (!File.Exists(target))
            {
                File.Move(part, target, overwrite: true);
            }

            return blob;
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string sha256, CancellationToken cancellation)
    {
        var path = PathOf(BlobName.Check(sha256));
        return Task.FromResult<Stream?>(File.Exists(path) ? new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous) : null);
    }

    private string PathOf(string sha256) => Path.Combine(_folder, sha256[..2], sha256[2..]);
}
