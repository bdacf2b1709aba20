using System.Diagnostics;

namespace Candor.Web.Browser;

/// <summary>Finds Chromium, and installs Debian's where it is missing.</summary>
public static class ChromiumFinder
{
    /// <summary>The environment variable that names another Chromium.</summary>
    public const string Variable = "CANDOR_CHROMIUM";

    /// <summary>
    /// The programs that are looked for, in this order. The real program comes before Debian's wrapper script, which loads every extension
    /// that the system has installed: an ad blocker among them would silently change what the audit sees.
    /// </summary>
    private static readonly string[] Places =
    [
        "/usr/lib/chromium/chromium", "/usr/lib/chromium-browser/chromium-browser", "/usr/bin/google-chrome-stable", "/usr/bin/google-chrome",
        "/usr/bin/chromium",
    ];

    /// <summary>The path of the program; null where there is none.</summary>
    /// <exception cref="BrowserException">The variable names a file that is not there.</exception>
    public static string? Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new BrowserException($"{Variable} names '{named}', which is not there.");
        }

        return Array.Find(Places, File.Exists);
    }

    /// <summary>The program; Debian's package is installed first where there is none.</summary>
    /// <param name="report">Is told, before anything is installed, that it will be.</param>
    /// <param name="cancellation">Ends the installation.</param>
    /// <exception cref="BrowserException">There is none, and it could not be installed.</exception>
    public static async Task<string> FindOrInstallAsync(Action<string> report, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (Find() is { } found)
        {
            return found;
        }

        if (!File.Exists("/usr/bin/apt-get"))
        {
            throw new BrowserException($"Chromium is needed to audit a page and is not installed. Install it, or name it in {Variable}.");
        }

        report("Chromium is needed to audit a page; installing Debian's package with apt-get (once, about 300 MB)");
        await RunAsync(["apt-get", "update", "-qq"], cancellation);
        await RunAsync(["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"], cancellation);
        return Find() ?? throw new BrowserException("apt-get installed no Chromium that could be found.");
    }

    private static async Task RunAsync(string[] command, CancellationToken cancellation)
    {
        string[] full = Environment.IsPrivilegedProcess ? command : ["sudo", "-n", .. command];
        var start = new ProcessStartInfo(full[0], full[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.StandardOutput.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
            {
                var line = (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(string.Empty);
                throw new BrowserException($"Chromium is needed to audit a page, and '{string.Join(' ', command)}' failed: {line}".TrimEnd(' ', ':'));
            }
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new BrowserException($"Chromium is needed to audit a page, and '{full[0]}' could not be started.", e);
        }
    }
}
