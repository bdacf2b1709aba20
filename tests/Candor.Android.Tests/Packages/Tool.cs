using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Candor.Android.Tests.Packages;

/// <summary>Runs a program whose answers the tests compare with.</summary>
internal static class Tool
{
    /// <summary>Standard output as lines; skips the test where the program is not installed.</summary>
    public static string[] Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return output.Split('\n');
        }
        catch (Win32Exception)
        {
            Assert.Skip($"{program} is not installed");
            return [];
        }
    }
}
