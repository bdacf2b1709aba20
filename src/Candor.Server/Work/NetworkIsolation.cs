using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

namespace Candor.Server.Work;

/// <summary>How a process is started in a network of its own with nothing in it, not even loopback.</summary>
/// <param name="Command">What stands before its command; empty where the system does not allow it.</param>
internal sealed record NetworkIsolation(ImmutableArray<string> Command)
{
    /// <summary>No isolation.</summary>
    public static NetworkIsolation None { get; } = new([]);

    /// <summary>Ways to it, the plainest first: the right to make networks; else one's own view of users, in which one has that right.</summary>
    private static readonly ImmutableArray<ImmutableArray<string>> Known = [["unshare", "--net", "--"], ["unshare", "--user", "--map-current-user", "--net", "--"]];

    /// <summary>Whether there is any.</summary>
    public bool IsPossible => !Command.IsEmpty;

    /// <summary>Tries what this system allows.</summary>
    public static async Task<NetworkIsolation> FindAsync()
    {
        if (OperatingSystem.IsLinux())
        {
            foreach (var way in Known)
            {
                if (await WorksAsync(way))
                {
                    return new(way);
                }
            }
        }

        return None;
    }

    private static async Task<bool> WorksAsync(ImmutableArray<string> way)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(way[0], [.. way[1..], "true"]) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            // The system has no such program.
            return false;
        }
    }
}
