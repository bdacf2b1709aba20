using System.Net;
using System.Runtime.CompilerServices;
using Amazon;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Candor.Cases;

/// <summary>
/// A vault in a bucket of S3, or of a server that speaks it: <c>prefix/ab/cdef…</c>. A file waits on the disk until its hash is known, so that nothing is ever
/// stored under a wrong name; S3 shows an object only when it is whole. A file may have up to 5 GiB.
/// </summary>
public sealed class S3Vault : IEvidenceVault, IDisposable
{
    private const int BufferSize = 128 << 10;

    /// <summary>How old a file may be that is put again without being written again.</summary>
    private static readonly TimeSpan RenewAfter = TimeSpan.FromDays(1);

    private readonly S3VaultOptions _options;
    private readonly TimeProvider _clock;
    private readonly AmazonS3Client _client;

    /// <summary>Opens a vault; no request is made yet.</summary>
    /// <param name="options">Where.</param>
    /// <param name="clock">The time; null for the system's.</param>
    public S3Vault(S3VaultOptions options, TimeProvider? clock = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _clock = clock ?? TimeProvider.System;
        var config = new AmazonS3Config
        {
            MaxErrorRetry = 4,
            // Servers of others do not all know the newer checksums; ours is the key itself.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (options.Endpoint is { } endpoint)
        {
            config.ServiceURL = endpoint.AbsoluteUri;
            config.ForcePathStyle = true;
            config.AuthenticationRegion = options.Region ?? "us-east-1";
        }
        else if (options.Region is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        _client = new(config);
    }

    /// <inheritdoc/>
    public async Task<StoredBlob> PutAsync(Stream content, long largest, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        var path = Path.Combine(_options.TemporaryFolder ?? Path.GetTempPath(), "candor-blob-" + Path.GetRandomFileName());
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferSize, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await using (file)
        {
            var blob = await BlobCopier.CopyAsync(content, file, largest, cancellation);
            await file.FlushAsync(cancellation);
            // What has lain for long is put anew: then its date says that it is in use again, and nothing deletes it.
            if (await FindAsync(blob.Sha256, cancellation) is not { } there || there.Size != blob.Size || there.PutAt < _clock.GetUtcNow() - RenewAfter)
            {
                file.Position = 0;
                await StoreAsync(blob.Sha256, file, cancellation);
            }

            return blob;
        }
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            var answer = await _client.GetObjectAsync(new GetObjectRequest { BucketName = _options.Bucket, Key = KeyOf(BlobName.Check(sha256)) }, cancellation);
            return answer.ResponseStream;
        }
        catch (AmazonS3Exception e) when (IsAbsence(e))
        {
            return null;
        }
        catch (AmazonServiceException e)
        {
            throw new IOException($"The bucket cannot be read: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    /// <inheritdoc/>
    public async IAsyncEnumerable<VaultEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var request = new ListObjectsV2Request { BucketName = _options.Bucket, Prefix = _options.Prefix.Length > 0 ? _options.Prefix + "/" : null };
        do
        {
            ListObjectsV2Response answer;
            try
            {
                answer = await _client.ListObjectsV2Async(request, cancellation);
            }
            catch (AmazonServiceException e)
            {
                throw new IOException($"The bucket cannot be listed: {e.Message}", e);
            }

            foreach (var item in answer.S3Objects ?? [])
            {
                var name = item.Key[(request.Prefix?.Length ?? 0)..].Replace("/", "", StringComparison.Ordinal);
                if (BlobName.IsHash(name))
                {
                    yield return new(name, item.Size ?? 0, When(item.LastModified));
                }
            }

            request.ContinuationToken = answer.IsTruncated == true ? answer.NextContinuationToken : null;
        }
        while (request.ContinuationToken is not null);
    }

    /// <inheritdoc/>
    public async Task<bool> DeleteAsync(string sha256, DateTimeOffset before, CancellationToken cancellation)
    {
        if (await FindAsync(BlobName.Check(sha256), cancellation) is not { } there || there.PutAt >= before)
        {
            return false;
        }

        try
        {
            await _client.DeleteObjectAsync(new DeleteObjectRequest { BucketName = _options.Bucket, Key = KeyOf(sha256) }, cancellation);
            return true;
        }
        catch (AmazonServiceException e)
        {
            throw new IOException($"The bucket cannot be written: {e.Message}", e);
        }
    }

    private static DateTimeOffset When(DateTime? modified) => modified is { } at ? new(at.ToUniversalTime(), TimeSpan.Zero) : DateTimeOffset.MaxValue;

    /// <summary>What is known of a file; null where it is not there.</summary>
    private async Task<VaultEntry?> FindAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            var found = await _client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = _options.Bucket, Key = KeyOf(sha256) }, cancellation);
            return new(sha256, found.ContentLength, When(found.LastModified));
        }
        catch (AmazonS3Exception e) when (IsAbsence(e))
        {
            return null;
        }
        catch (AmazonServiceException e)
        {
            throw new IOException($"The bucket cannot be reached: {e.Message}", e);
        }
    }

    private async Task StoreAsync(string sha256, Stream file, CancellationToken cancellation)
    {
        try
        {
            await _client.PutObjectAsync(
                new PutObjectRequest
                {
                    BucketName = _options.Bucket,
                    Key = KeyOf(sha256),
                    InputStream = file,
                    AutoCloseStream = false,
                    ContentType = "application/octet-stream",
                    // The signature is over the whole file, which every server that speaks S3 knows.
                    UseChunkEncoding = false,
                },
                cancellation);
        }
        catch (AmazonServiceException e)
        {
            throw new IOException($"The bucket cannot be written: {e.Message}", e);
        }
    }

    private static bool IsAbsence(AmazonS3Exception e) => e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket";

    private string KeyOf(string sha256) => (_options.Prefix.Length > 0 ? _options.Prefix + "/" : "") + sha256[..2] + "/" + sha256[2..];
}
