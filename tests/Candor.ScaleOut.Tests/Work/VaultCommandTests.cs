using System.Diagnostics;
using Candor.Cases;
using Candor.ScaleOut.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Candor.ScaleOut.Tests.Work;

public sealed class VaultCommandTests
{
    [Fact]
    public async Task What_is_no_longer_kept_is_first_told_and_then_deleted()
    {
        await using var worker = await WorkerUnderTest.StartAsync();
        var old = await worker.EndAsync(await worker.SubmitAsync("an old app"));
        var young = await worker.EndAsync(await worker.SubmitAsync("a young app"));
        await worker.StopAsync();
        await using (var db = WorkerUnderTest.Context(StoreAddress.Parse(Path.Combine(worker.Folder, "candor.db"))))
        {
            await db.AuditJobs.Where(j => j.Id == old.Id).ExecuteUpdateAsync(static s => s.SetProperty(static j => j.EndedAt, 1_500_000_000_000), WorkerUnderTest.Cancellation);
        }

        var echo = (await worker.ArtefactsAsync(old.Id))["echo.txt"];
        foreach (var file in Blobs(worker))
        {
            File.SetLastWriteTimeUtc(file, new DateTime(2017, 7, 14, 0, 0, 0, DateTimeKind.Utc));
        }

        var told = await RunAsync("--data", worker.Folder, "--before", "2020-01-01");
        Assert.Equal((0, "Would delete: the files of 1 audits, 0 complaints, 1 files of the vault (0.0 MB). Nothing was changed; --apply deletes."), (told.Code, told.Output.Trim()));
        Assert.NotNull(await worker.Vault.OpenAsync(echo, WorkerUnderTest.Cancellation));
        var done = await RunAsync("--data", worker.Folder, "--before", "2020-01-01", "--apply");
        Assert.Equal((0, "Deleted: the files of 1 audits, 0 complaints, 1 files of the vault (0.0 MB)."), (done.Code, done.Output.Trim()));
        // The file is gone; what both audits made is kept for the young one.
        Assert.Null(await worker.Vault.OpenAsync(echo, WorkerUnderTest.Cancellation));
        Assert.Empty(await worker.ArtefactsAsync(old.Id));
        Assert.Equal(2, (await worker.ArtefactsAsync(young.Id)).Count);
        Assert.NotNull((await worker.JobAsync(old.Id)).PrunedAt);
    }

    [Theory]
    [InlineData(2, "--before", "soon")]
    [InlineData(2, "--before", "2999-01-01")]
    [InlineData(3, "--before", "2020-01-01", "--data", "/nowhere")]
    [InlineData(2, "--before", "2020-01-01", "--store", "Host=127.0.0.1", "--vault", "ftp://x")]
    public async Task What_makes_no_sense_is_refused(int code, params string[] arguments)
    {
        var end = await RunAsync(arguments);

        Assert.Equal((code, ""), (end.Code, end.Output));
        Assert.StartsWith("candor: ", end.Errors, StringComparison.Ordinal);
    }

    private static string[] Blobs(WorkerUnderTest worker) => Directory.GetFiles(Path.Combine(worker.Folder, "blobs"), "*", SearchOption.AllDirectories);

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "candor-server.dll"), "vault", "prune", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(WorkerUnderTest.Cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(WorkerUnderTest.Cancellation);
        await process.WaitForExitAsync(WorkerUnderTest.Cancellation);
        return (process.ExitCode, output, await errors);
    }
}
