using System.Collections.Immutable;
using System.Globalization;
using Candor.Comparison;
using Candor.Detection;
using Candor.Knowledge;
using Candor.Law;

namespace Candor;

/// <summary>Compares, judges, and puts an audit together. What it yields depends on its arguments alone.</summary>
public sealed class AuditAssembler(KnowledgeBase knowledge, ImmutableArray<IDetector> detectors)
{
    /// <summary>Makes an audit.</summary>
    /// <param name="observation">What was observed of the subject.</param>
    /// <param name="policies">The policies that were read; empty where none was given.</param>
    /// <param name="request">What the audit is asked to assume.</param>
    /// <param name="inputs">The files that were read.</param>
    /// <param name="toolVersion">The version of the program.</param>
    /// <param name="run">Facts of this run.</param>
    public Audit Assemble(
        Observation observation,
        ImmutableArray<PolicyReading> policies,
        AuditRequest request,
        ImmutableArray<AuditInput> inputs,
        string toolVersion,
        AuditRun run)
    {
        ArgumentNullException.ThrowIfNull(observation);
        ArgumentNullException.ThrowIfNull(request);
        var disclosures = policies.SelectMany(static p => p.Disclosures).DistinctBy(static d => d.Id).ToImmutableArray();
        var consistency = policies.Any(static p => p.Policy.IsPolicy)
            ? new PolicyComparison(knowledge.DataTypes).Compare(observation.Practices, disclosures, [.. policies.SelectMany(static p => p.Policy.Definitions.Select(d => (p.Policy.TextSha256, d)))])
            : [];
        ImmutableArray<Policy> read = [.. policies.Select(static p => p.Policy)];
        var omissions = OmissionEvidence.Of(consistency, observation.Practices, read, knowledge.DataTypes);
        var facts = new AuditFacts(knowledge, observation, read, disclosures, consistency, omissions, QuotesOf(policies), request.Category);
        var judge = new Judge(knowledge.Law, request.Date, request.Packs, request.IncludeUnverified);
        var (findings, gaps) = Judgement(facts, judge);
        var notAnalysed = observation.NotAnalysed
            .Concat(policies.SelectMany(static p => p.NotAnalysed))
            .Concat(gaps)
            .DistinctBy(static n => n.Id)
            .OrderBy(static n => n.Area)
            .ThenBy(static n => n.What.En, StringComparer.Ordinal)
            .ToImmutableArray();
        var evidence = observation.Evidence
            .Concat(policies.SelectMany(static p => p.Evidence))
            .Concat(omissions.Values.SelectMany(static e => e))
            .DistinctBy(static e => e.Id)
            .OrderBy(static e => e.Id, StringComparer.Ordinal)
            .ToImmutableArray();
        return new(
            Audit.CurrentSchemaVersion,
            new("candor", toolVersion, knowledge.Sha256, judge.RuleCount),
            new(request.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), request.Packs, request.Category?.Id),
            observation.Subject with { Category = request.Category?.Id },
            inputs,
            facts.Policies,
            observation.Permissions,
            observation.Sdks,
            observation.Practices,
            observation.Conduct,
            observation.Recipients,
            disclosures,
            consistency,
            findings,
            notAnalysed,
            evidence,
            GlossaryWriter.Write(facts, request.Allegations),
            run)
        {
            Allegations = [.. request.Allegations.Distinct(StringComparer.Ordinal).Select(a => AllegationExaminer.Examine(a, facts))],
            Page = observation.Page,
        };
    }

    private static ImmutableSortedDictionary<string, string> QuotesOf(ImmutableArray<PolicyReading> policies) =>
        policies.SelectMany(static p => p.Evidence)
            .DistinctBy(static e => e.Id)
            .Where(static e => e.Locator is TextLocator)
            .ToImmutableSortedDictionary(static e => e.Id, static e => ((TextLocator)e.Locator).Quote, StringComparer.Ordinal);

    private (ImmutableArray<Finding> Findings, IEnumerable<NotAnalysed> Gaps) Judgement(AuditFacts facts, Judge judge)
    {
        var findings = new List<Finding>();
        var looked = new Dictionary<string, FindingKind>(StringComparer.Ordinal);
        var lacking = new List<(FindingKind Kind, LocalizedText Why)>();
        var groundless = new SortedSet<string>(StringComparer.Ordinal);
        var settled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var detector in detectors)
        {
            var able = new HashSet<string>(StringComparer.Ordinal);
            foreach (var kind in detector.KindsOf(knowledge.Law))
            {
                if (detector.Lacks(kind, facts) is { } why)
                {
                    lacking.Add((kind, why));
                }
                else
                {
                    able.Add(kind.Id);
                    looked[kind.Id] = kind;
                }
            }

            foreach (var draft in detector.Detect(facts).Where(d => able.Contains(d.Kind)))
            {
                settled.UnionWith(draft.Settles);
                if (judge.Apply(draft with { Qualifications = [.. draft.Qualifications, .. Availability.Of(draft, facts)] }) is { } finding)
                {
                    findings.Add(finding);
                }
                else
                {
                    groundless.Add(draft.Kind);
                }
            }
        }

        var found = findings.Select(static f => f.Kind).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(looked.Values
            .Where(k => !found.Contains(k.Id) && !settled.Contains(k.Id) && !groundless.Contains(k.Id) && judge.SpeaksOf(k))
            .Select(DetectorOutcome.Pass));
        var gaps = lacking
            .Where(l => !looked.ContainsKey(l.Kind.Id) && judge.SpeaksOf(l.Kind))
            .Where(l => !(facts.Observation.Page is not null && ReferenceEquals(l.Why, Lack.App)) && !(facts.Observation.Subject.Kind == SubjectKind.AndroidApp && ReferenceEquals(l.Why, Lack.Page)))
            .Select(static l => DetectorOutcome.NotLookedFor(l.Kind, l.Why))
            .Concat(knowledge.Law.Detectors.SelectMany(d => DetectorOutcome.Unseen(d, facts)))
            .Concat(groundless.Select(k => DetectorOutcome.WithoutGround(knowledge.Law.FindKind(k)!)));
        return (
            [
                .. findings
                    .DistinctBy(static f => f.Id)
                    .OrderBy(static f => f.Verdict)
                    .ThenByDescending(static f => f.Severity)
                    .ThenBy(static f => f.Detector, StringComparer.Ordinal)
                    .ThenBy(static f => f.Title.En, StringComparer.Ordinal)
                    .ThenBy(static f => f.Id, StringComparer.Ordinal),
            ],
            gaps);
    }
}
