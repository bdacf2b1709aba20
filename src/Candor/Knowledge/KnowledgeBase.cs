using System.Collections.Immutable;
using Candor.Calendars;
using Candor.Knowledge.Android;
using Candor.Knowledge.Web;
using Candor.Law;

namespace Candor.Knowledge;

/// <summary>All that Candor knows before it looks at anything.</summary>
/// <param name="Sha256">SHA-256 over the names and bytes of all files, in lower-case hexadecimal.</param>
/// <param name="DataTypes">The ontology of personal information.</param>
/// <param name="Purposes">The purposes.</param>
/// <param name="Parties">The parties and their SDKs.</param>
/// <param name="Contents">The contents that the law asks of a policy.</param>
/// <param name="Android">What is known of the Android system.</param>
/// <param name="Law">The rules, detectors, categories and kinds of finding.</param>
public sealed record KnowledgeBase(
    string Sha256,
    DataTypeOntology DataTypes,
    ImmutableArray<Purpose> Purposes,
    PartyRegistry Parties,
    ImmutableArray<PolicyContent> Contents,
    AndroidKnowledge Android,
    LawLibrary Law)
{
    /// <summary>Under which names anyone may register a domain.</summary>
    public PublicSuffixList PublicSuffixes { get; init; } = new(default);

    /// <summary>The calendars of working days, from which deadlines are offered.</summary>
    public ImmutableArray<WorkingCalendar> Calendars { get; init; } = [];
}
