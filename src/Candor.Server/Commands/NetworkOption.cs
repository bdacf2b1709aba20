using System.CommandLine;
using Candor.Server.Work;

namespace Candor.Server.Commands;

/// <summary><c>--network</c>: which audits have the network.</summary>
internal static class NetworkOption
{
    private const string WhereNeeded = "where-needed";
    private const string Strict = "strict";
    private const string Always = "always";

    public static Option<string> Create() => new("--network")
    {
        Description = $"Which audits have the network. {WhereNeeded}: those of addresses and pages; all others none, where the system allows it. {Strict}: the same, and no start where the system does not. {Always}: all.",
        DefaultValueFactory = static _ => WhereNeeded,
        HelpName = $"{WhereNeeded}|{Strict}|{Always}",
    };

    public static NetworkUse Use(string text) => text == Always ? NetworkUse.Always : NetworkUse.WhereNeeded;

    /// <summary>Why the program cannot start so, with its exit code; null where it can.</summary>
    public static async Task<(int Code, string Message)?> RefusalAsync(string text) => text switch
    {
        WhereNeeded or Always => null,
        Strict => (await NetworkIsolation.FindAsync()).IsPossible ? null : (3, "This system gives no process a network of its own: 'unshare --net' fails. Allow user namespaces, or start without --network strict."),
        _ => (2, $"--network takes {WhereNeeded}, {Strict} or {Always}."),
    };
}
