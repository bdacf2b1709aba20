using System.Collections.Immutable;

namespace Candor.Knowledge;

/// <summary>A company, and what it ships.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">The name under which people know it.</param>
/// <param name="Company">The company's name.</param>
/// <param name="Country">Its country, ISO 3166-1 alpha-2; <c>ZZ</c> where not known.</param>
/// <param name="Roles">What it does, from the closed list of roles.</param>
/// <param name="Synonyms">Other names in policies.</param>
/// <param name="Domains">Its domains.</param>
/// <param name="Sdks">Its SDKs.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record Party(
    string Id,
    LocalizedText Name,
    LocalizedText Company,
    string Country,
    ImmutableArray<string> Roles,
    Terms Synonyms,
    ImmutableArray<string> Domains,
    ImmutableArray<Sdk> Sdks,
    Provenance Provenance)
{
    /// <summary>Whether all it ships is code that sends nobody anything.</summary>
    public bool IsToolingOnly => Roles is ["tooling"];
}
