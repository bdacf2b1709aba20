using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using Candor.Detection;
using Candor.Knowledge;

namespace Candor.Benchmarks;

/// <summary>Comparing and judging an audit of 2,000 practices against all law packs: everything between observation and report.</summary>
[MemoryDiagnoser]
[InProcess]
public class JudgeBenchmarks
{
    private const int Practices = 2_000;
    private AuditAssembler? _assembler;
    private Observation? _observation;
    private PolicyReading? _policy;
    private AuditRequest? _request;

    [GlobalSetup]
    public void Load()
    {
        var knowledge = KnowledgeLoader.Load(Environment.GetEnvironmentVariable("CANDOR_KNOWLEDGE") ?? "knowledge");
        var hash = new string('a', 64);
        var types = knowledge.DataTypes.All;
        var parties = knowledge.Parties.All;
        ImmutableArray<Practice> practices =
        [
            .. Enumerable.Range(0, Practices).Select(i => Practice.Create(
                types[i % types.Length].Id,
                i % 7 == 0 ? PracticeAction.Sends : PracticeAction.Accesses,
                i < types.Length ? PartyIds.First : parties[i / types.Length].Id,
                i % 7 == 0 ? Certainty.Flows : i % 2 == 0 ? Certainty.Reachable : Certainty.Present,
                [$"evidence-{i}"],
                1,
                [i % 5 == 0 ? Trigger.ApplicationStart : Trigger.Callback])),
        ];
        ImmutableArray<Disclosure> disclosures =
        [
            .. Enumerable.Range(0, 300).Select(i => new Disclosure(
                $"disclosure-{i}", hash, types[i * 7 % types.Length].Id, DisclosureAction.Collect, i % 2 == 0 ? PartyIds.First : parties[i].Id, null,
                null, null, i % 9 == 0 ? Polarity.Denied : Polarity.Affirmed, Modality.Does, DisclosureSource.Sentence, false, $"quote-{i}")),
        ];
        _assembler = new(knowledge, Detectors.All);
        _observation = new(
            new Subject(SubjectKind.AndroidApp, "com.example.a", LocalizedText.Same("A"), "1", 1, null, null, hash, 1, 21, 33, []),
            practices,
            [],
            [.. parties.Take(120).SelectMany(static p => p.Sdks.Take(1)).Select(static s => new EmbeddedSdk(s.Id, s.Party, s.Name, s.Role, null, Certainty.Reachable, s.Packages, 1, [], true, []))],
            [],
            [],
            []);
        _policy = new(
            new Policy(hash, hash, "policy.html", "text/html", Language.Zh, "", 9_000, true, true, [], [], [.. knowledge.Contents.Select(static c => new ContentItem(c.Id, false, c.Id))]),
            "",
            disclosures,
            [],
            []);
        _request = new(new DateOnly(2026, 11, 25), [.. knowledge.Law.Packs.Select(static p => p.Id)], knowledge.Law.FindCategory("news"));
    }

    /// <summary>The whole of it.</summary>
    [Benchmark]
    public int Judge() => _assembler!.Assemble(_observation!, [_policy!], _request!, [], "bench", new AuditRun("", 0, "", "")).Findings.Length;
}
