using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Consent;
using Candor.Android.Manifest;
using Candor.Android.Practices;
using Candor.Android.Sdks;
using Candor.Dex;
using Candor.Knowledge;
using Candor.Knowledge.Android;

namespace Candor.Android.Flows;

/// <summary>
/// Turns flows of data into practices, one for each data type, action and party: data that leaves the device is sent, data that stays on it is stored.
/// The party is that whose code lets it out; where that is a mere tool, such as a library for requests, the party whose code called the tool. The stage
/// is that of the instruction that reads, of which the earliest counts. What is handed to other apps on the device is neither and makes no practice.
/// </summary>
internal sealed class FlowPractices(AppCode code, Reach reach, CodeOwners owners, PartyRegistry parties, StageObserver stages, EvidenceBag evidence)
{
    /// <summary>How many flows of one practice are shown; all are counted.</summary>
    private const int ShownFlows = 3;

    private readonly CallSteps _steps = new(code);

    /// <summary>The practices, ordered by data type, action and party.</summary>
    /// <param name="reading">The flows.</param>
    /// <param name="sinks">The sinks that flows name by their place.</param>
    /// <param name="manifest">The manifest; null where it cannot be read.</param>
    public ImmutableArray<Practice> Observe(FlowReading reading, ImmutableArray<ApiSink> sinks, AndroidManifest? manifest)
    {
        var permissions = PermittedUses.Granted(manifest);
        return
        [
            .. reading.Flows
                .Select((f, i) => new Traced(f, reading.Sources[f.Source], sinks[f.Sink], reading.Ends[i]))
                .Where(f => PermittedUses.Succeeds(f.Source, permissions))
                .SelectMany(f => ActionOf(f.End.Channel) is { } action
                    ? f.Source.DataTypes.Where(static t => t != DataTypeOntology.Root).Select(type => (Type: type, Action: action, Party: PartyOf(f), Flow: f))
                    : [])
                .GroupBy(static f => (f.Type, f.Action, f.Party))
                .OrderBy(static g => g.Key.Type, StringComparer.Ordinal)
                .ThenBy(static g => g.Key.Action)
                .ThenBy(static g => g.Key.Party, StringComparer.Ordinal)
                .Select(g => Observe(g.Key.Type, g.Key.Action, g.Key.Party, [.. g.Select(static f => f.Flow)])),
        ];
    }

    private Practice Observe(string type, PracticeAction action, string party, List<Traced> flows)
    {
        var places = flows
            .Select(f => (Traced: f, f.Flow, Verdict: stages.Of(f.Place)))
            .OrderBy(static f => StageObserver.Order(f.Verdict))
            .ThenBy(static f => f.Flow.Steps.Count)
            .ThenBy(static f => f.Flow.SourceMethod)
            .ThenBy(static f => f.Flow.SourceOffset)
            .ThenBy(static f => f.Flow.SinkMethod)
            .ThenBy(static f => f.Flow.SinkOffset)
            .ThenBy(static f => f.Flow.Argument)
            .ToList();
        var (stage, basis) = stages.Summarise(party, [.. places.Select(static p => (p.Traced.Place, p.Verdict))]);
        return Practice.Create(
            type,
            action,
            party,
            Certainty.Flows,
            [.. places.Take(ShownFlows).Select(p => Show(p.Traced, p.Verdict)).Distinct(StringComparer.Ordinal)],
            places.Count,
            [.. places.SelectMany(p => reach.TriggersOf(p.Flow.SourceMethod)).Distinct().Order()],
            stage: stage,
            basis: basis);
    }

    private string Show(Traced traced, ConsentVerdict verdict) => evidence.Add(new DataFlowLocator(
        traced.Source.Method ?? traced.Source.Field ?? traced.Source.Text!,
        traced.Sink.Method,
        traced.End.Channel,
        traced.End.Hosts,
        verdict.Stage,
        _steps.Way(traced.Flow.Steps)));

    /// <summary>
    /// The party that receives: that of the only host that may, where its domain is known. Else the one whose code lets the data out: of the steps from
    /// the sink back, the first that is not in a tool.
    /// </summary>
    private string PartyOf(Traced traced)
    {
        if (traced.End.Hosts is [var host] && parties.FindByHost(host) is { IsToolingOnly: false } known)
        {
            return known.Id;
        }

        for (var i = traced.Flow.Steps.Count - 1; i >= 0; i--)
        {
            var classId = code.Program.GetMethod(traced.Flow.Steps[i].MethodId).ClassId;
            if (!owners.IsTool(classId))
            {
                return owners.PartyOfClass(classId);
            }
        }

        return PartyIds.First;
    }

    private static PracticeAction? ActionOf(string channel) => channel switch
    {
        _ when FlowRulesOf.IsRemote(channel) => PracticeAction.Sends,
        "file" or "log" or "preferences" or "database" or "clipboard" => PracticeAction.Stores,
        _ => null,
    };

    /// <summary>A flow with what the knowledge says of its ends.</summary>
    private sealed record Traced(DataFlow Flow, ApiSource Source, ApiSink Sink, FlowEnd End)
    {
        public CodePlace Place => new(Flow.SourceMethod, Math.Max(0, Flow.SourceOffset));
    }
}
