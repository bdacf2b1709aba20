using System.Diagnostics;
using Candor.Cases;
using Candor.ScaleOut.Tests.Support;
using Candor.Servers;

namespace Candor.ScaleOut.Tests.Work;

public sealed class WorkerCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("candor-command-").FullName;

    [Fact]
    public async Task A_worker_on_the_file_of_sqlite_needs_nothing_but_its_name_and_ends_in_order()
    {
        var file = Path.Combine(_folder, "candor.db");
        var store = StoreAddress.Parse(file);
        await WorkerUnderTest.MigrateAsync(store);
        var vault = new FolderVault(Path.Combine(_folder, "blobs"));
        await using var queue = new SqliteAuditQueue(store, TimeProvider.System);
        var blob = await vault.PutAsync(new MemoryStream([1, 2, 3]), 3, WorkerUnderTest.Cancellation);
        var id = await queue.SubmitAsync(new("key", Server.Work.JobRequestJson.Write(FakeCommand.Request(blob)), "An app", new(1, 0)), WorkerUnderTest.Cancellation);
        using var worker = new ServerProcess(Path.Combine(_folder, "log"), "env", ["CANDOR_COMMAND=" + FakeCommand.Write(_folder), .. Arguments("--store", file, "--temp", Path.Combine(_folder, "work"))]);

        for (var i = 0; i < 600 && await StateAsync(store, id) != JobState.Succeeded; i++)
        {
            await Task.Delay(100, WorkerUnderTest.Cancellation);
        }

        Assert.True(await StateAsync(store, id) == JobState.Succeeded, worker.Log);
        worker.Signal(15);
        await worker.WaitForEndAsync();
        Assert.Contains("has stopped", worker.Log, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(Path.Combine(_folder, "work")));
    }

    [Fact]
    public async Task An_audit_dies_with_its_worker_and_the_next_worker_clears_up()
    {
        var file = Path.Combine(_folder, "candor.db");
        var work = Path.Combine(_folder, "work");
        var store = StoreAddress.Parse(file);
        await WorkerUnderTest.MigrateAsync(store);
        await using var queue = new SqliteAuditQueue(store, TimeProvider.System);
        var blob = await new FolderVault(Path.Combine(_folder, "blobs")).PutAsync(new MemoryStream("slow"u8.ToArray()), 10, WorkerUnderTest.Cancellation);
        await queue.SubmitAsync(new("key", Server.Work.JobRequestJson.Write(FakeCommand.Request(blob)), "An app", new(1, 0)), WorkerUnderTest.Cancellation);
        var command = FakeCommand.Write(_folder);
        using var worker = new ServerProcess(Path.Combine(_folder, "log"), "env", ["CANDOR_COMMAND=" + command, .. Arguments("--store", file, "--temp", work)]);
        await WaitAsync(() => Audits(command) > 0);

        worker.Signal(9);
        await worker.WaitForEndAsync();

        await WaitAsync(() => Audits(command) == 0);
        Assert.Single(Directory.GetDirectories(work));
        using (new Server.Work.WorkFolder(work))
        {
            Assert.Single(Directory.GetDirectories(work));
            Assert.Empty(Directory.GetDirectories(Directory.GetDirectories(work)[0]));
        }
    }

    [Theory]
    [InlineData(3, "candor serve", "--store", "absent.db")]
    [InlineData(2, "--nats needs", "--store", "absent.db", "--nats", "nats://127.0.0.1:1")]
    [InlineData(2, "--vault is needed", "--store", "Host=127.0.0.1;Port=1")]
    [InlineData(3, "cannot be reached", "--store", "Host=127.0.0.1;Port=1;Timeout=2", "--vault", "blobs")]
    [InlineData(2, "--parallel takes", "--store", "absent.db", "--parallel", "0")]
    [InlineData(2, "--size takes", "--store", "absent.db", "--size", "7")]
    public void What_a_worker_cannot_start_with_is_said_in_one_line(int code, string message, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", Arguments(arguments)[1..]) { WorkingDirectory = _folder, RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["CANDOR_COMMAND"] = "/bin/true";
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(code, process.ExitCode);
        Assert.StartsWith("candor: ", error, StringComparison.Ordinal);
        Assert.Contains(message, Assert.Single(error.Trim().Split('\n')), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task WaitAsync(Func<bool> isSo)
    {
        for (var i = 0; i < 600 && !isSo(); i++)
        {
            await Task.Delay(100, WorkerUnderTest.Cancellation);
        }

        Assert.True(isSo());
    }

    /// <summary>How many processes run the command that audits.</summary>
    private static int Audits(string command) => Process.GetProcesses().Count(p =>
    {
        try
        {
            return File.ReadAllText($"/proc/{p.Id}/cmdline").Contains($"/bin/sh\0{command}\0", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    });

    private static string[] Arguments(params string[] arguments) => ["dotnet", Path.Combine(AppContext.BaseDirectory, "candor-server.dll"), "worker", .. arguments];

    private static async Task<string> StateAsync(StoreAddress store, string id)
    {
        await using var context = WorkerUnderTest.Context(store);
        return (await context.AuditJobs.FindAsync([id], WorkerUnderTest.Cancellation))!.State;
    }
}
