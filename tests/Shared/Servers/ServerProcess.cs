using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Candor.Servers;

/// <summary>A server of Debian's, in the foreground, that ends with the tests.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly ConcurrentDictionary<int, Process> s_running = new();

    private readonly Process _process;
    private readonly string _log;

    static ServerProcess() => AppDomain.CurrentDomain.ProcessExit += static (_, _) =>
    {
        foreach (var process in s_running.Values)
        {
            End(process);
        }
    };

    public ServerProcess(string log, string program, params string[] arguments)
    {
        _log = log;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        // The shell becomes the program, so that the process is the server itself; what it writes goes to a file.
        foreach (var argument in (string[])["-c", "exec \"$@\" >>\"$0\" 2>&1", log, program, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.StandardInput.Close();
        s_running[_process.Id] = _process;
    }

    public int Id => _process.Id;

    /// <summary>What it wrote.</summary>
    public string Log => File.Exists(_log) ? File.ReadAllText(_log) : "";

    /// <summary>A port of loopback that nobody uses now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs a program to its end.</summary>
    public static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {error.Result}{output}");
    }

    /// <summary>Waits until something is so.</summary>
    public async Task WaitAsync(string what, Func<Task<bool>> isSo)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"{what}: the server ended with {_process.ExitCode}. {Log}");
            }

            try
            {
                if (await isSo())
                {
                    return;
                }
            }
            catch (Exception e) when (e is not InvalidOperationException)
            {
                // Not yet.
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException($"{what}: not within a minute. {Log}");
    }

    /// <summary>Sends a signal: 2 interrupts, 9 kills, 19 stops, 18 wakes.</summary>
    public void Signal(int signal)
    {
        if (kill(_process.Id, signal) != 0)
        {
            throw new Win32Exception();
        }
    }

    /// <summary>Waits for its end.</summary>
    public Task WaitForEndAsync() => _process.WaitForExitAsync();

    public void Dispose()
    {
        End(_process);
        s_running.TryRemove(_process.Id, out _);
        _process.Dispose();
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(5000);
        }
        catch (InvalidOperationException)
        {
            // It has ended.
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int id, int signal);
}
