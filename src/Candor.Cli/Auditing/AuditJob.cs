using System.Collections.Immutable;

namespace Candor.Cli.Auditing;

/// <summary>What the <c>audit</c> command was asked to do with one subject.</summary>
/// <param name="SubjectPath">The app.</param>
/// <param name="PolicyPaths">Its policies; may be empty.</param>
/// <param name="Category">The category as typed; null where none was.</param>
/// <param name="Date">The date of the fact.</param>
/// <param name="Packs">The law packs.</param>
/// <param name="IncludeUnverified">Whether rules from memory are applied.</param>
/// <param name="Allegations">The data types of allegations, as typed.</param>
/// <param name="Arguments">The command's arguments, for the record.</param>
internal sealed record AuditJob(
    string SubjectPath,
    ImmutableArray<string> PolicyPaths,
    string? Category,
    DateOnly Date,
    ImmutableArray<string> Packs,
    bool IncludeUnverified,
    ImmutableArray<string> Allegations,
    string Arguments)
{
    /// <summary>Whose values are looked for in traffic, and whose hosts are the subject's own.</summary>
    public CaptureOptions Capture { get; init; } = CaptureOptions.Default;

    /// <summary>How long data is followed through an app's code, in seconds; 0 for not at all.</summary>
    public int Seconds { get; init; }

    /// <summary>How pages are opened.</summary>
    public PageOptions Page { get; init; } = PageOptions.Default;
}
