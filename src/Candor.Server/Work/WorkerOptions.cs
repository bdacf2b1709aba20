using System.Security.Cryptography;

namespace Candor.Server.Work;

/// <summary>How a worker works.</summary>
/// <param name="Name">Its name in the ledger.</param>
/// <param name="Command">The audit command.</param>
internal sealed record WorkerOptions(string Name, string Command)
{
    /// <summary>How many audits run at once, at least 1.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>The largest size class that it takes: 0 small, 1 large.</summary>
    public int LargestSize { get; init; } = 1;

    /// <summary>The memory of one audit and all that it starts, in MiB.</summary>
    public int Memory { get; init; } = 3072;

    /// <summary>The longest that one audit may take.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>For how long a job is held without a heartbeat; a heartbeat is sent three times as often.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it waits where no job waits.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often it gives back what dead workers hold.</summary>
    public TimeSpan Sweep { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The key that signs evidence bundles; null for no bundles.</summary>
    public string? BundleKey { get; init; }

    /// <summary>The most bytes that one file of an audit may have.</summary>
    public long LargestFile { get; init; } = 1L << 30;

    /// <summary>The audit command that <c>CANDOR_COMMAND</c> names, else <c>candor</c> on the path.</summary>
    public static string FindCommand() => Environment.GetEnvironmentVariable("CANDOR_COMMAND") is { Length: > 0 } named ? named : "candor";

    /// <summary>A name that no other worker has.</summary>
    public static string NewName() => $"{Environment.MachineName}-{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}";
}
