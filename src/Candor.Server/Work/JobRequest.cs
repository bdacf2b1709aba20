using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Candor.Server.Work;

/// <summary>What a job asks for. It is stored as JSON in the ledger; a field is added, never renamed.</summary>
/// <param name="Subject">The app or page.</param>
/// <param name="Policies">Its policies; empty where none was given (a page's own is found by the audit).</param>
/// <param name="Category">The category of the app; null where none was given.</param>
/// <param name="Date">The date of the fact, ISO 8601: the law of that day is applied.</param>
/// <param name="Packs">The law packs, joined by commas, as <c>--pack</c> takes them.</param>
/// <param name="Language">The language that the report opens in, <c>zh</c> or <c>en</c>.</param>
public sealed record JobRequest(AuditSource Subject, ImmutableArray<AuditSource> Policies, string? Category, string Date, string Packs, string Language)
{
    /// <summary>Where the subject was obtained, in words; null where nobody said.</summary>
    public string? Origin { get; init; }

    /// <summary>Whether a page at a private address may be visited. Only an administrator may ask for it.</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>What the subject sends before anybody consents is compared with what a person alleges: data types of <c>--allege</c>.</summary>
    public ImmutableArray<string> Allegations { get; init; } = [];

    /// <summary>Whether its audit visits something: an address, or a page in a file, whose scripts and pictures lie elsewhere.</summary>
    [JsonIgnore]
    public bool NeedsNetwork => Subject.IsPage || (!Policies.IsDefault && Policies.Any(static p => p.Address is not null));
}
