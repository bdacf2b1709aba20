using System.Net;
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

    private readonly S3VaultOptions _options;
    private readonly AmazonS3Client _client;

    /// <summary>Opens a vault; no request is made yet.</summary>
    public S3Vault(S3VaultOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
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
            if (await SizeAsync(blob.Sha256, cancellation) != blob.Size)
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

    /// <summary>How large a file is that is there; null where it is not.</summary>
    private async Task<long?> SizeAsync(string sha256, CancellationToken cancellation)
    {
        try
        {
            return (await _client.GetObjectMetadataAsync(new GetObjectMetadataRequest { BucketName = _options.Bucket, Key = KeyOf(sha256) }, cancellation)).ContentLength;
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
