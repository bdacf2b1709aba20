using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Candor.Cases;

/// <summary>A vault in a folder, on one machine or on a shared disk: <c>ab/cdef…</c>.</summary>
public sealed class FolderVault : IEvidenceVault
{
    private const int BufferSize = 128 << 10;

    /// <summary>What a killed process left in the making is swept away after this.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    private readonly string _folder;
    private readonly string _incoming;
    private readonly TimeProvider _clock;

    /// <summary>Opens a vault; the folder is made where it is not there, and what killed writers left a day ago goes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">The time; null for the system's.</param>
    public FolderVault(string folder, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        _folder = Path.GetFullPath(folder);
        _incoming = Path.Combine(_folder, "incoming");
        Directory.CreateDirectory(_incoming);
        _clock = clock ?? TimeProvider.System;
        var since = _clock.GetUtcNow().UtcDateTime - Stale;
        foreach (var part in Directory.EnumerateFiles(_incoming).Where(f => File.GetLastWriteTimeUtc(f) < since))
        {
            File.Delete(part);
        }
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
            // A file of another length is not what its name says: a disk that lost its end.
            if (new FileInfo(target) is not { Exists: true } there || there.Length != blob.Size || !TryRenew(target))
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

    /// <inheritdoc/>
    public async IAsyncEnumerable<VaultEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await Task.CompletedTask;
        foreach (var folder in Directory.EnumerateDirectories(_folder).Order(StringComparer.Ordinal))
        {
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles().OrderBy(static f => f.Name, StringComparer.Ordinal))
            {
                cancellation.ThrowIfCancellationRequested();
                if (BlobName.IsHash(file.Directory!.Name + file.Name) && file.Exists)
                {
                    yield return new(file.Directory.Name + file.Name, file.Length, PutAt(file.FullName));
                }
            }
        }
    }

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string sha256, DateTimeOffset before, CancellationToken cancellation)
    {
        var path = PathOf(BlobName.Check(sha256));
        if (!File.Exists(path) || PutAt(path) >= before)
        {
            return Task.FromResult(false);
        }

        // Out of the way first: who puts the same file now either renews it before this, which shows, or finds it gone and puts it anew.
        var aside = Path.Combine(_incoming, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12)));
        try
        {
            File.Move(path, aside);
        }
        catch (FileNotFoundException)
        {
            return Task.FromResult(false);
        }

        if (PutAt(aside) >= before)
        {
            File.Move(aside, path, overwrite: true);
            return Task.FromResult(false);
        }

        File.Delete(aside);
        return Task.FromResult(true);
    }

    /// <summary>Marks a file as put now, so that nothing that is in use again is deleted; false where it has just gone.</summary>
    private bool TryRenew(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, _clock.GetUtcNow().UtcDateTime);
            return File.Exists(path);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private static DateTimeOffset PutAt(string path) => new(File.GetLastWriteTimeUtc(path));

    private string PathOf(string sha256) => Path.Combine(_folder, sha256[..2], sha256[2..]);
}
