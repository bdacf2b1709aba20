using Candor.Cases.Tests.Support;

namespace Candor.Cases.Tests.Vault;

public sealed class FolderVaultTests : VaultContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("candor-vault-").FullName;

    [Fact]
    public async Task What_a_killed_writer_left_is_no_file_and_goes_after_a_day()
    {
        await OpenAsync();
        var left = Path.Combine(_folder, "incoming", "0123456789");
        await File.WriteAllTextAsync(left, "half", Cancellation);
        File.SetLastWriteTimeUtc(left, new DateTime(2026, 3, 1, 8, 0, 0, DateTimeKind.Utc));
        var young = Path.Combine(_folder, "incoming", "abcdef");
        await File.WriteAllTextAsync(young, "in the making", Cancellation);
        File.SetLastWriteTimeUtc(young, new DateTime(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc));

        _ = new FolderVault(_folder, new ManualClock());

        Assert.Equal([young], Directory.GetFiles(_folder, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task A_file_in_the_making_has_no_name_under_which_it_could_be_read()
    {
        var vault = await OpenAsync();
        using var writer = new EndlessWriter(vault);
        await writer.HasBegunAsync();

        // What a kill would leave now.
        Assert.Single(Directory.GetFiles(Path.Combine(_folder, "incoming")));
        Assert.Single(Directory.GetDirectories(_folder));
    }

    [Fact]
    public async Task A_file_that_lost_its_end_on_the_disk_is_mended_when_it_comes_again()
    {
        var vault = await OpenAsync();
        var bytes = Bytes(5000, 9);
        var blob = await vault.PutAsync(new MemoryStream(bytes), 5000, Cancellation);
        await File.WriteAllBytesAsync(Path.Combine(_folder, blob.Sha256[..2], blob.Sha256[2..]), bytes[..100], Cancellation);

        await vault.PutAsync(new MemoryStream(bytes), 5000, Cancellation);

        Assert.Equal(bytes, await ReadAsync(vault, blob.Sha256));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "incoming")));
    }

    [Fact]
    public async Task A_file_that_is_put_again_counts_as_new()
    {
        var vault = await OpenAsync();
        var blob = await vault.PutAsync(new MemoryStream([1, 2, 3]), 3, Cancellation);
        var path = Path.Combine(_folder, blob.Sha256[..2], blob.Sha256[2..]);
        File.SetLastWriteTimeUtc(path, new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        var old = new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero);

        await vault.PutAsync(new MemoryStream([1, 2, 3]), 3, Cancellation);

        Assert.False(await vault.DeleteAsync(blob.Sha256, old, Cancellation));
        Assert.Equal([1, 2, 3], await ReadAsync(vault, blob.Sha256));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private protected override Task<IEvidenceVault> OpenAsync() => Task.FromResult<IEvidenceVault>(new FolderVault(_folder));

    /// <summary>Puts a file that never ends.</summary>
    private sealed class EndlessWriter : IDisposable
    {
        private readonly CancellationTokenSource _end = new();
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _put;

        public EndlessWriter(IEvidenceVault vault) => _put = Task.Run(() => vault.PutAsync(new Drip(_begun), 1 << 30, _end.Token));

        public Task HasBegunAsync() => _begun.Task;

        public void Dispose()
        {
            _end.Cancel();
            Assert.ThrowsAny<OperationCanceledException>(() => _put.GetAwaiter().GetResult());
            _end.Dispose();
        }

        private sealed class Drip(TaskCompletionSource begun) : MemoryStream
        {
            private int _reads;

            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                if (++_reads > 3)
                {
                    begun.TrySetResult();
                    await Task.Delay(Timeout.Infinite, cancellationToken);
                }

                buffer.Span[0] = 1;
                return 1;
            }
        }
    }
}
