using System.Security.Cryptography;

namespace Candor.Server.Work;

/// <summary>How a worker works.</summary>
/// <param name="Name">Its name in the ledger, for people.</param>
/// <param name="Command">The <c>candor</c> command that audits.</param>
internal sealed record WorkerOptions(string Name, string Command)
{
    /// <summary>How many audits it makes at once, at least 1.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>The memory that one audit may take with all its processes, in MiB, at least 128.</summary>
    public int Memory { get; init; } = 3072;

    /// <summary>The largest size class that it takes: 0 small, 1 large.</summary>
    public int LargestSize { get; init; } = 1;

    /// <summary>The time that one audit may take.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>For how long it holds a job without a sign of life; it gives one at every third of that.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long it waits at most before it looks for work again.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often it gives back what dead workers hold.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an audit may still run once the worker is asked to stop; after that it is given back.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Which audits have the network.</summary>
    public NetworkUse Network { get; init; } = NetworkUse.WhereNeeded;

    /// <summary>Where audits have their folders.</summary>
    public string Folder { get; init; } = Path.Combine(Path.GetTempPath(), "candor-work");

    /// <summary>The key with which evidence bundles are signed, in PEM; null where none are made.</summary>
    public string? BundleKey { get; init; }

    /// <summary>The largest file that an audit may make, in bytes, and the most that all of them may have together.</summary>
    public long LargestOutput { get; init; } = 1L << 30;

    /// <summary>The most files that an audit may make.</summary>
    public int MostOutputs { get; init; } = 2000;

    /// <summary>The audit command that <c>CANDOR_COMMAND</c> names, else <c>candor</c> on the path.</summary>
    public static string FindCommand() => Environment.GetEnvironmentVariable("CANDOR_COMMAND") is { Length: > 0 } named ? Path.GetFullPath(named) : "candor";

    /// <summary>A name that no other worker has.</summary>
    public static string NewName() => $"{Environment.MachineName}-{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(3))}";
}
