using System.Collections.Immutable;
using Candor.Knowledge;
using Candor.Law;

namespace Candor.Detection;

/// <summary>All that detectors may look at.</summary>
/// <param name="Knowledge">The knowledge base.</param>
/// <param name="Observation">What was observed of the subject.</param>
/// <param name="Policies">The policies that were read; empty where none was given.</param>
/// <param name="Disclosures">What they say.</param>
/// <param name="Consistency">How practices and disclosures agree; empty where no policy was given.</param>
/// <param name="Omissions">The searches that found nothing, by the id of the consistency that they belong to.</param>
/// <param name="Quotes">The words of the policies that evidence points to, by the id of the evidence.</param>
/// <param name="Category">The app category; null where none was given.</param>
public sealed record AuditFacts(
    KnowledgeBase Knowledge,
    Observation Observation,
    ImmutableArray<Policy> Policies,
    ImmutableArray<Disclosure> Disclosures,
    ImmutableArray<Consistency> Consistency,
    ImmutableSortedDictionary<string, ImmutableArray<Evidence>> Omissions,
    ImmutableSortedDictionary<string, string> Quotes,
    AppCategory? Category)
{
    /// <summary>Whether there is a policy to compare with.</summary>
    public bool HasPolicy => Policies.Any(static p => p.IsPolicy);

    /// <summary>Whether all given policies were read wholly, so that what is not in them is missing.</summary>
    public bool PoliciesAreComplete => Policies.All(static p => p.IsComplete);

    /// <summary>Whether all code lay open: no packer, no unreadable executable.</summary>
    public bool CodeIsOpen => !Observation.NotAnalysed.Any(static n => n.Area is NotAnalysedArea.Packer or NotAnalysedArea.Code);

    /// <summary>Whether the app's manifest was read.</summary>
    public bool ManifestIsRead => Observation.Subject.TargetSdk is not null;

    /// <summary>The channels through which the subject was looked at: what a fact needs that is none of them was not seen.</summary>
    public bool WasSeenBy(string channel) => channel == "web"
        ? Observation.Subject.Kind == SubjectKind.WebPage
        : channel == "traffic" && !Observation.Recipients.IsEmpty;

    /// <summary>The name of a data type.</summary>
    public LocalizedText NameOfDataType(string id) => Knowledge.DataTypes.Find(id)?.Name ?? LocalizedText.Same(id);

    /// <summary>The name of a party.</summary>
    public LocalizedText NameOfParty(string id) => id switch
    {
        PartyIds.First when Observation.Subject.Kind == SubjectKind.WebPage => new("网站自身", "the site itself"),
        PartyIds.First => new("应用自身", "the app itself"),
        PartyIds.ThirdParties => new("第三方", "third parties"),
        PartyIds.Unknown => new("未知主体", "an unknown party"),
        _ => Knowledge.Parties.Find(id)?.Name ?? LocalizedText.Same(id),
    };

    /// <summary>The names of data types, joined, in the order of the ontology.</summary>
    public LocalizedText NamesOfDataTypes(IEnumerable<string> ids)
    {
        var set = ids.ToHashSet(StringComparer.Ordinal);
        var known = Knowledge.DataTypes.All.Where(t => set.Remove(t.Id)).Select(static t => t.Name);
        return LocalizedList.Join([.. known, .. set.Order(StringComparer.Ordinal).Select(LocalizedText.Same)]);
    }

    /// <summary>The evidence on a content in the policies: the quotes where it was found, the searches where not.</summary>
    public ImmutableArray<string> EvidenceOn(string content, bool isPresent) =>
        [.. Policies.SelectMany(static p => p.Contents).Where(c => c.Id == content && c.IsPresent == isPresent).Select(static c => c.Evidence)];

    /// <summary>Whether the policies name a party, in their text or in a list.</summary>
    public bool IsNamed(string party) => Disclosures.Any(d => d.Party == party) || Policies.Any(p => p.ThirdParties.Any(r => r.Party == party));

    /// <summary>Whether any policy has a content; false where no policy was given.</summary>
    public bool PolicyHas(string content) => Policies.Any(p => p.Contents.Any(c => c.Id == content && c.IsPresent));
}
