using System.Collections.Immutable;
using Candor.Detection;
using Candor.Knowledge;
using Candor.Law;

namespace Candor.Tests.Detection;

/// <summary>Makes what detectors look at, over the knowledge that ships, and audits it.</summary>
internal sealed record Facts
{
    private static readonly string Hash = new('a', 64);

    public static KnowledgeBase Shipped { get; } = KnowledgeLoader.Load(RepositoryFolder.Knowledge);

    public ImmutableArray<Practice> Practices { get; init; } = [];

    public ImmutableArray<RequestedPermission> Permissions { get; init; } = [];

    public ImmutableArray<EmbeddedSdk> Sdks { get; init; } = [];

    public ImmutableArray<Conduct> Conduct { get; init; } = [];

    public ImmutableArray<NotAnalysed> Gaps { get; init; } = [];

    public ImmutableArray<Disclosure> Disclosures { get; init; } = [];

    public ImmutableArray<ThirdPartyRow> Rows { get; init; } = [];

    /// <summary>The ids of the contents that the policy has; null for no policy.</summary>
    public ImmutableHashSet<string>? Contents { get; init; } = [];

    public int Characters { get; init; } = 1000;

    public int MinSdk { get; init; } = 21;

    public string Packs { get; init; } = "cn_2018_01,cn_today";

    public string Date { get; init; } = "2026-11-25";

    public ImmutableArray<string> Alleged { get; init; } = [];

    /// <summary>A call path leads to the reading of a data type.</summary>
    public static Practice Reads(string type, string party = PartyIds.First, Certainty certainty = Certainty.Reachable, PracticeAction action = PracticeAction.Accesses) =>
        Practice.Create(type, action, party, certainty, ["evidence-1"], 1);

    public static Disclosure Says(string type, string? purpose = null, string party = PartyIds.First, DisclosureAction action = DisclosureAction.Collect, string quote = "quote-1") =>
        new($"disclosure-{type}-{purpose}-{party}", Hash, type, action, party, null, purpose, null, Polarity.Affirmed, Modality.Does, DisclosureSource.Sentence, false, quote);

    public Audit Audit() => new AuditAssembler(Shipped, Detectors.All).Assemble(
        new Observation(
            new Subject(SubjectKind.AndroidApp, "com.example.a", LocalizedText.Same("A"), "1", 1, null, null, Hash, 1, MinSdk, 33, []),
            Practices,
            Permissions,
            Sdks,
            Conduct,
            [],
            Gaps),
        Contents is null ? [] : [Reading(Contents)],
        new AuditRequest(DateOnly.ParseExact(Date, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), [.. Packs.Split(',')], null) { Allegations = Alleged },
        [],
        "test",
        new AuditRun("", 0, "", ""));

    private PolicyReading Reading(ImmutableHashSet<string> contents) => new(
        new Policy(
            Hash, Hash, "policy.html", "text/html", Language.Zh, "", Characters, IsPolicy: true, IsComplete: true, [], Rows,
            [.. Shipped.Contents.Select(c => new ContentItem(c.Id, contents.Contains(c.Id), $"content-{c.Id}"))]),
        "",
        Disclosures,
        [Evidence.Create(Hash, new TextLocator(0, 4, "我们收集", "", "", []))],
        []);
}
