using Candor.Server.Work;

namespace Candor.Server.Hosting;

/// <summary>How a server is run.</summary>
/// <param name="Data">The folder for the database, the files and the key.</param>
/// <param name="Store">A connection string of PostgreSQL; null for SQLite in the data folder.</param>
/// <param name="Urls">Where it listens.</param>
/// <param name="Workspace">Whose cases these are.</param>
/// <param name="Parallel">How many audits run at once in this process; 0 for none.</param>
internal sealed record ServerOptions(string Data, string? Store, string Urls, Workspace Workspace, int Parallel)
{
    /// <summary>Where the files are kept: a folder or <c>s3://bucket/prefix</c>; null for the data folder.</summary>
    public string? Vault { get; init; }

    /// <summary>The servers of NATS, joined by commas; null for none.</summary>
    public string? Nats { get; init; }

    /// <summary>The calendar in which working days are counted, by its id in the knowledge base.</summary>
    public string Calendar { get; init; } = "cn";

    /// <summary>Whether pages at private addresses may be visited.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>The password of the key that signs events; null where it lies open.</summary>
    public string? KeyPassword { get; init; }

    /// <summary>Which audits have the network.</summary>
    public NetworkUse Network { get; init; } = NetworkUse.WhereNeeded;

    /// <summary>The command that audits; null for the one that the environment names.</summary>
    public string? Command { get; init; }

    /// <summary>By what the rates of requests are multiplied; 1 but in tests of load.</summary>
    public int RateFactor { get; init; } = 1;

    /// <summary>The largest upload, in bytes.</summary>
    public long LargestUpload { get; init; } = 512L << 20;
}
