using System.Diagnostics;
using Candor.Web.DevTools;

namespace Candor.Web.Browser;

/// <summary>
/// A Chromium that lives no longer than this object, nor than this process: it is driven through its standard input and output (its
/// <c>--remote-debugging-pipe</c>), and ends when they close, whatever ended the other side.
/// </summary>
internal sealed class ChromiumProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly DirectoryInfo _profile;

    private ChromiumProcess(Process process, DirectoryInfo profile)
    {
        _process = process;
        _profile = profile;
        DevTools = new DevToolsConnection(process.StandardInput.BaseStream, process.StandardOutput.BaseStream);
    }

    public DevToolsConnection DevTools { get; }

    /// <summary>Whether the program still runs.</summary>
    public bool IsRunning => !_process.HasExited;

    /// <summary>Starts it and waits until it answers.</summary>
    /// <exception cref="BrowserException">It does not start.</exception>
    public static async Task<ChromiumProcess> StartAsync(ChromiumOptions options, CancellationToken cancellation)
    {
        var profile = Directory.CreateTempSubdirectory("candor-browser-");
        var folder = profile.CreateSubdirectory("Default");
        // 0 allows cookies of third parties, 1 blocks them; contexts inherit the profile's setting.
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "Preferences"),
            $$"""{"profile":{"cookie_controls_mode":{{(options.BlockThirdPartyCookies ? 1 : 0)}}},"credentials_enable_service":false}""",
            cancellation);

        // The browser reads descriptor 3 and writes descriptor 4; the shell puts our two ends of the pipe there and becomes the browser.
        var start = new ProcessStartInfo("/bin/sh")
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (IEnumerable<string>)["-c", "exec \"$0\" \"$@\" 3<&0 4>&1 0</dev/null 1>&2", options.Executable, .. options.Arguments(profile.FullName)])
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["LANGUAGE"] = "en";
        start.Environment.Remove("DBUS_SESSION_BUS_ADDRESS");
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            profile.Delete(recursive: true);
            throw new BrowserException("No process could be started for the browser.", e);
        }

        var lastLine = string.Empty;
        process.ErrorDataReceived += (_, line) => lastLine = line.Data is { Length: > 0 } text ? text : lastLine;
        process.BeginErrorReadLine();
        var browser = new ChromiumProcess(process, profile);
        try
        {
            await browser.DevTools.SendAsync("Browser.getVersion", null, null, cancellation, TimeSpan.FromSeconds(30));
            return browser;
        }
        catch (BrowserException e)
        {
            await browser.DisposeAsync();
            throw new BrowserException($"The browser did not start: {(lastLine.Length > 0 ? lastLine : e.Message)}", e);
        }
        catch (OperationCanceledException)
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await DevTools.DisposeAsync();
        try
        {
            if (!_process.HasExited)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(5)).Token);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or OperationCanceledException or AggregateException)
        {
            // It ended by itself in the meantime.
        }

        _process.Dispose();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            try
            {
                _profile.Delete(recursive: true);
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // A child that is still ending may write once more.
                await Task.Delay(50);
            }
        }
    }
}
