using System.ComponentModel;
using System.Diagnostics;

namespace Candor.Dex.Tests.Support;

/// <summary>Debian's dexdump, an independent reader of DEX.</summary>
internal static class Dexdump
{
    /// <summary>The lines that dexdump prints for a file; the test is skipped where dexdump is not installed.</summary>
    public static IEnumerable<string> Run(string option, byte[] dex)
    {
        string path = Path.GetTempFileName();
        File.WriteAllBytes(path, dex);
        try
        {
            using Process process = Start(option, path);
            while (process.StandardOutput.ReadLine() is { } line)
            {
                yield return line;
            }

            process.WaitForExit();
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static Process Start(string option, string path)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("dexdump", [option, path])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
            })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("dexdump is not installed (Debian package dexdump).");
            throw;
        }
    }
}
