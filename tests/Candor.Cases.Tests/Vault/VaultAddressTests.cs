namespace Candor.Cases.Tests.Vault;

public sealed class VaultAddressTests
{
    [Theory]
    [InlineData("s3://")]
    [InlineData("s3://bucket?endpoint=ftp://x")]
    [InlineData("s3://bucket?endpoint=")]
    [InlineData("s3://bucket?key=secret")]
    [InlineData("https://bucket.example/")]
    public void An_address_of_no_vault_is_refused(string text) => Assert.Throws<ArgumentException>(() => VaultAddress.Open(text, TimeProvider.System));

    [Fact]
    public void An_address_in_s3_is_read()
    {
        Assert.Equal(
            new S3VaultOptions("lab") { Prefix = "a/b c", Endpoint = new("https://store.example:9000"), Region = "cn-north-1" },
            S3VaultOptions.Parse("s3://lab/a/b%20c/?endpoint=https%3A%2F%2Fstore.example%3A9000&region=cn-north-1"));
        Assert.Equal(new("lab"), S3VaultOptions.Parse("s3://lab"));
    }
}
