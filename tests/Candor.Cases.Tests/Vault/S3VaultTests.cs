using Amazon.S3;
using Candor.Cases.Tests.Support;

namespace Candor.Cases.Tests.Vault;

public sealed class S3VaultTests(S3Server server) : VaultContract, IClassFixture<S3Server>
{
    [Fact]
    public async Task Files_lie_below_the_prefix_by_their_hash()
    {
        var vault = await OpenAsync();

        var blob = await vault.PutAsync(new MemoryStream([1, 2, 3]), 3, Cancellation);

        using var client = new AmazonS3Client(new AmazonS3Config { ServiceURL = server.Endpoint, ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
        var listed = await client.ListObjectsV2Async(new() { BucketName = S3Server.Bucket, Prefix = $"evidence/of a lab/{blob.Sha256[..2]}/" }, Cancellation);
        Assert.Contains($"evidence/of a lab/{blob.Sha256[..2]}/{blob.Sha256[2..]}", listed.S3Objects.Select(static o => o.Key));
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_told_and_not_taken_for_a_missing_file()
    {
        Assert.SkipWhen(S3Server.Missing is not null, S3Server.Missing ?? "");
        await server.StartAsync();
        using var vault = new S3Vault(new("no-such-bucket") { Endpoint = new(server.Endpoint) });

        await Assert.ThrowsAsync<IOException>(() => vault.OpenAsync(new string('a', 64), Cancellation));
    }

    private protected override async Task<IEvidenceVault> OpenAsync()
    {
        Assert.SkipWhen(S3Server.Missing is not null, S3Server.Missing ?? "");
        await server.StartAsync();
        return VaultAddress.Open($"s3://{S3Server.Bucket}/evidence/of%20a%20lab/?endpoint={Uri.EscapeDataString(server.Endpoint)}&region=us-east-1", TimeProvider.System);
    }
}
