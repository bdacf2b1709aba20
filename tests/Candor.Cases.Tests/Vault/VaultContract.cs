using System.Security.Cryptography;
using System.Text;

namespace Candor.Cases.Tests.Vault;

/// <summary>What every vault does.</summary>
public abstract class VaultContract
{
    private const long Largest = 64 << 20;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private protected abstract Task<IEvidenceVault> OpenAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(200_000)]
    [InlineData(20_000_000)]
    public async Task A_file_comes_back_as_it_went_in(int size)
    {
        var vault = await OpenAsync();
        var bytes = Bytes(size, 1);

        var blob = await vault.PutAsync(new OneWay(bytes), Largest, Cancellation);

        Assert.Equal(new(Convert.ToHexStringLower(SHA256.HashData(bytes)), size), blob);
        Assert.Equal(bytes, await ReadAsync(vault, blob.Sha256));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_null()
    {
        var vault = await OpenAsync();

        Assert.Null(await vault.OpenAsync(new string('a', 64), Cancellation));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../../../etc/passwd")]
    [InlineData("ab/../../../../../../../../../../../../../../../../../../etc/shadow")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\0")]
    public async Task What_is_no_hash_is_never_a_name(string name)
    {
        var vault = await OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => vault.OpenAsync(name, Cancellation));
    }

    [Fact]
    public async Task The_same_file_from_many_at_once_is_kept_once_and_whole()
    {
        var vault = await OpenAsync();
        var bytes = Bytes(3_000_000, 2);

        var blobs = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => vault.PutAsync(new OneWay(bytes), Largest, Cancellation))));

        Assert.Single(blobs.Distinct());
        Assert.Equal(bytes, await ReadAsync(vault, blobs[0].Sha256));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_refused_and_leaves_nothing()
    {
        var vault = await OpenAsync();
        var bytes = Bytes(100_001, 3);

        var refusal = await Assert.ThrowsAsync<BlobTooLargeException>(() => vault.PutAsync(new OneWay(bytes), 100_000, Cancellation));

        Assert.Equal(100_000, refusal.Largest);
        Assert.Null(await vault.OpenAsync(Convert.ToHexStringLower(SHA256.HashData(bytes)), Cancellation));
        Assert.Equal(100_001, (await vault.PutAsync(new OneWay(bytes), 100_001, Cancellation)).Size);
    }

    [Fact]
    public async Task A_file_whose_sender_breaks_off_leaves_nothing()
    {
        var vault = await OpenAsync();
        var half = Bytes(500_000, 4);

        await Assert.ThrowsAsync<IOException>(() => vault.PutAsync(new OneWay(half, breaksOff: true), Largest, Cancellation));

        Assert.Null(await vault.OpenAsync(Convert.ToHexStringLower(SHA256.HashData(half)), Cancellation));
    }

    [Fact]
    public async Task Files_are_listed_and_one_is_deleted_unless_it_was_put_since()
    {
        var vault = await OpenAsync();
        var tomorrow = DateTimeOffset.UtcNow.AddDays(1);
        var (one, two) = (await vault.PutAsync(new OneWay(Bytes(1000, 5)), Largest, Cancellation), await vault.PutAsync(new OneWay(Bytes(2000, 6)), Largest, Cancellation));
        var listed = await ListAsync(vault);
        Assert.Equal((1000, 2000), (listed[one.Sha256].Size, listed[two.Sha256].Size));
        Assert.InRange(listed[one.Sha256].PutAt, tomorrow.AddDays(-2), tomorrow);

        Assert.False(await vault.DeleteAsync(one.Sha256, tomorrow.AddDays(-3), Cancellation));
        Assert.True(await vault.DeleteAsync(two.Sha256, tomorrow, Cancellation));
        Assert.False(await vault.DeleteAsync(two.Sha256, tomorrow, Cancellation));

        listed = await ListAsync(vault);
        Assert.True(listed.ContainsKey(one.Sha256));
        Assert.False(listed.ContainsKey(two.Sha256));
        Assert.Null(await vault.OpenAsync(two.Sha256, Cancellation));
        await Assert.ThrowsAsync<ArgumentException>(() => vault.DeleteAsync("../../etc/passwd", tomorrow, Cancellation));
    }

    private static async Task<Dictionary<string, VaultEntry>> ListAsync(IEvidenceVault vault)
    {
        var found = new Dictionary<string, VaultEntry>(StringComparer.Ordinal);
        await foreach (var entry in vault.ListAsync(Cancellation))
        {
            found.Add(entry.Sha256, entry);
        }

        return found;
    }

    protected static byte[] Bytes(int size, int seed)
    {
        var bytes = new byte[size];
        new Random(seed).NextBytes(bytes);
        Encoding.ASCII.GetBytes("PK").AsSpan(0, Math.Min(2, size)).CopyTo(bytes);
        return bytes;
    }

    private protected static async Task<byte[]> ReadAsync(IEvidenceVault vault, string sha256)
    {
        await using var stream = await vault.OpenAsync(sha256, Cancellation);
        Assert.NotNull(stream);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, Cancellation);
        return copy.ToArray();
    }

    /// <summary>A stream of unknown length that gives a little at a time, as a network does.</summary>
    private protected sealed class OneWay(byte[] bytes, bool breaksOff = false) : Stream
    {
        private int _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (breaksOff && _position == bytes.Length)
            {
                throw new IOException("The sender is gone.");
            }

            count = Math.Min(Math.Min(count, 40_000), bytes.Length - _position);
            bytes.AsSpan(_position, count).CopyTo(buffer.AsSpan(offset));
            _position += count;
            return count;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
