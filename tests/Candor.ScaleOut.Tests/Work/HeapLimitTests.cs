using System.Diagnostics;
using Candor.ScaleOut.Tests.Support;

namespace Candor.ScaleOut.Tests.Work;

public sealed class HeapLimitTests
{
    [Theory]
    [InlineData("12000000", true)]
    [InlineData("2000000000", false)]
    [InlineData("no number", false)]
    public void The_command_keeps_its_heap_within_what_it_was_given(string limit, bool isTooLittle)
    {
        var output = Directory.CreateTempSubdirectory("candor-heap-").FullName;
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Candor.Cli.dll"), "audit", Path.Combine(Repository.Root, "samples", "browser", "browser.apk"), "--out", output, "--format", "json", "--fail-on", "never"])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["CANDOR_HEAP_LIMIT"] = limit;
        start.Environment["CANDOR_KNOWLEDGE"] = Path.Combine(Repository.Root, "knowledge");
        using var process = Process.Start(start)!;
        _ = process.StandardOutput.ReadToEndAsync(WorkerUnderTest.Cancellation);
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();

        Assert.Equal(isTooLittle, process.ExitCode != 0);
        Assert.Equal(isTooLittle, error.Contains("OutOfMemory", StringComparison.Ordinal) || error.Contains("Out of memory", StringComparison.Ordinal));
        Directory.Delete(output, recursive: true);
    }
}
