using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Candor.Server.Work;

/// <summary>
/// Runs the <c>candor</c> command for one audit as a process of its own, in a session of its own, with nothing of the worker's environment, no input, and
/// limits to its memory, its time and the files that it writes. Whatever it does, only it ends; and it ends with the worker.
/// </summary>
internal sealed class AuditProcess(ProcessLauncher launcher, WorkerOptions options, NetworkIsolation isolation, TimeProvider clock)
{
    private const int LongestErrors = 3000;
    private const string ProgressMark = "stage: ";

    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(100);

    /// <summary>What of the worker's environment an audit needs.</summary>
    private static readonly string[] Kept = ["PATH", "LANG", "LC_ALL", "TZ", "DOTNET_ROOT", "CANDOR_KNOWLEDGE", "CANDOR_CHROMIUM", "SSL_CERT_FILE", "SSL_CERT_DIR"];

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The arguments of the command; none of them goes through a shell.</param>
    /// <param name="folder">Its own folder.</param>
    /// <param name="needsNetwork">Whether it is to have the network; else it has none where the system can see to that.</param>
    /// <param name="report">Is told each stage that it enters.</param>
    /// <param name="cancellation">Kills it.</param>
    public async Task<AuditProcessEnd> RunAsync(IReadOnlyList<string> arguments, string folder, bool needsNetwork, Action<string> report, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var process = await launcher.StartAsync(Prepare(arguments, folder, needsNetwork));
        var group = new ProcessGroup(process.Id);
        try
        {
            process.StandardInput.Close();
            var errors = new ErrorTail(LongestErrors);
            var reading = Task.WhenAll(ReadErrorsAsync(process.StandardError, errors, report), DrainAsync(process.StandardOutput));
            var (limit, peak) = await WatchAsync(process, group, cancellation);
            group.End();
            await reading.WaitAsync(TimeSpan.FromSeconds(10), CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await process.WaitForExitAsync(CancellationToken.None);
            return new(process.ExitCode, limit, errors.ToString(), peak);
        }
        finally
        {
            group.End();
        }
    }

    private ProcessStartInfo Prepare(IReadOnlyList<string> arguments, string folder, bool needsNetwork)
    {
        var memory = (long)options.Memory << 20;
        string[] command = OperatingSystem.IsLinux()
            // Who becomes another, as unshare does, is no longer told of its parent's death: setpriv comes after it.
            ? ["setsid", .. needsNetwork ? [] : isolation.Command, "setpriv", "--pdeathsig", "KILL", "prlimit", "--core=0", string.Create(CultureInfo.InvariantCulture, $"--fsize={options.LargestOutput}"), options.Command, .. arguments]
            : [options.Command, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment.Clear();
        foreach (var name in Kept)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                start.Environment[name] = value;
            }
        }

        start.Environment["HOME"] = start.Environment["TMPDIR"] = Directory.CreateDirectory(Path.Combine(folder, "home")).FullName;
        // The heap ends before the watch must kill, so that the audit can say so itself.
        var heap = memory / 100 * 85;
        start.Environment["CANDOR_HEAP_LIMIT"] = heap.ToString(CultureInfo.InvariantCulture);
        start.Environment["DOTNET_GCHeapHardLimit"] = heap.ToString("x", CultureInfo.InvariantCulture);
        start.Environment["DOTNET_gcServer"] = "0";
        // A limit to the size of files is also one to the memory file behind write-xor-execute.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["CANDOR_PROGRESS"] = "lines";
        return start;
    }

    private async Task<(AuditLimit? Limit, long Peak)> WatchAsync(Process process, ProcessGroup group, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        var end = process.WaitForExitAsync(cancellation);
        long peak = 0;
        while (true)
        {
            if (await Task.WhenAny(end, Task.Delay(WatchEvery, cancellation)) == end || cancellation.IsCancellationRequested)
            {
                await end;
                return (null, peak);
            }

            var memory = OperatingSystem.IsLinux() ? group.Memory() : process.WorkingSet64;
            peak = Math.Max(peak, memory);
            if (memory > (long)options.Memory << 20)
            {
                return (AuditLimit.Memory, peak);
            }

            if (clock.GetElapsedTime(began) > options.TimeLimit)
            {
                return (AuditLimit.Time, peak);
            }
        }
    }

    private static async Task ReadErrorsAsync(StreamReader reader, ErrorTail errors, Action<string> report)
    {
        var buffer = new char[4096];
        var line = new System.Text.StringBuilder();
        for (int read; (read = await reader.ReadAsync(buffer)) > 0;)
        {
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] != '\n')
                {
                    // A line without an end is cut.
                    if (line.Length < LongestErrors)
                    {
                        line.Append(buffer[i]);
                    }

                    continue;
                }

                Take(line.ToString());
                line.Clear();
            }
        }

        Take(line.ToString());

        void Take(string text)
        {
            if (text.StartsWith(ProgressMark, StringComparison.Ordinal))
            {
                report(text[ProgressMark.Length..]);
            }
            else
            {
                errors.Add(text);
            }
        }
    }

    private static async Task DrainAsync(StreamReader reader)
    {
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer) > 0)
        {
        }
    }

    /// <summary>The last lines, up to a number of characters.</summary>
    private sealed class ErrorTail(int longest)
    {
        private readonly Queue<string> _lines = new();
        private int _length;

        public void Add(string line)
        {
            if (string.IsNullOrWhiteSpace(line))
            {
                return;
            }

            lock (_lines)
            {
                _lines.Enqueue(line);
                _length += line.Length;
                while (_length > longest && _lines.Count > 1)
                {
                    _length -= _lines.Dequeue().Length;
                }
            }
        }

        public override string ToString()
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }
}
