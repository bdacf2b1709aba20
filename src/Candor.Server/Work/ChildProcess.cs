using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Candor.Server.Work;

/// <summary>
/// Runs a command in a process of its own, with nothing of our environment, no standard input, and an end to its time and memory. Whatever it
/// does, it ends, and all that it started ends with it.
/// </summary>
internal sealed class ChildProcess(TimeProvider clock)
{
    private const int MostErrors = 8000;

    /// <summary>What a child gets of our environment.</summary>
    private static readonly string[] Inherited = ["PATH", "LANG", "LC_ALL", "TZ", "CANDOR_KNOWLEDGE", "DOTNET_ROOT"];
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    /// <summary>Runs a command to its end.</summary>
    /// <param name="command">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its working folder, home and place for temporary files.</param>
    /// <param name="memory">The most memory of it and all that it starts, in MiB.</param>
    /// <param name="longest">The longest that it may take.</param>
    /// <param name="stage">Is told each stage that it names.</param>
    /// <param name="unwanted">Ends it early.</param>
    public async Task<ChildEnd> RunAsync(
        string command, IEnumerable<string> arguments, string folder, int memory, TimeSpan longest, Action<string> stage, CancellationToken unwanted)
    {
        var start = new ProcessStartInfo(command, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var kept = Inherited.Select(static n => (Name: n, Value: Environment.GetEnvironmentVariable(n))).ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Where(static k => k.Value is not null))
        {
            start.Environment[name] = value;
        }

        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["CANDOR_PROGRESS"] = "lines";
        // The heap gets most of it; the rest is for the program itself and its threads.
        start.Environment["DOTNET_GCHeapHardLimit"] = ((long)memory * 1024 * 1024 * 3 / 4).ToString("x", CultureInfo.InvariantCulture);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The command did not start.");
        process.StandardInput.Close();
        var errors = new StringBuilder();
        process.ErrorDataReceived += (_, line) => Keep(line.Data, errors, stage);
        process.OutputDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var began = clock.GetTimestamp();
        ChildLimit? killed = null;
        while (!process.HasExited)
        {
            killed = unwanted.IsCancellationRequested ? ChildLimit.Unwanted
                : clock.GetElapsedTime(began) > longest ? ChildLimit.Time
                : ProcessTree.Memory(process.Id) > (long)memory << 20 ? ChildLimit.Memory
                : null;
            if (killed is not null)
            {
                ProcessTree.Kill(process);
                break;
            }

            using var pause = CancellationTokenSource.CreateLinkedTokenSource(unwanted);
            pause.CancelAfter(Look);
            try
            {
                await process.WaitForExitAsync(pause.Token);
            }
            catch (OperationCanceledException)
            {
                // Time to look again.
            }
        }

        await process.WaitForExitAsync(CancellationToken.None);
        lock (errors)
        {
            return new(process.ExitCode, errors.ToString().Trim(), killed);
        }
    }

    private static void Keep(string? line, StringBuilder errors, Action<string> stage)
    {
        const string Stage = "stage: ";
        if (line is null)
        {
            return;
        }

        if (line.StartsWith(Stage, StringComparison.Ordinal))
        {
            stage(line[Stage.Length..][..Math.Min(200, line.Length - Stage.Length)]);
            return;
        }

        lock (errors)
        {
            errors.AppendLine(line.Length > 1000 ? line[..1000] : line);
            if (errors.Length > MostErrors)
            {
                errors.Remove(0, errors.Length - MostErrors);
            }
        }
    }
}
