using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Manifest;
using Candor.Android.Practices;
using Candor.Android.Sdks;

namespace Candor.Android.Consent;

/// <summary>Turns the verdicts on the places of one practice into its stage, with the evidence.</summary>
internal sealed class StageObserver(AppCode code, ConsentAnalysis consent, AndroidManifest? manifest, CodeOwners owners, EvidenceBag evidence)
{
    private readonly CallSteps _steps = new(code);
    private readonly HashSet<string> _providers =
        [.. manifest?.Components.Where(static c => c.Kind == ComponentKind.Provider).Select(static c => c.Name) ?? []];

    /// <summary>When a place runs.</summary>
    public ConsentVerdict Of(CodePlace place) => consent.StageOf(place.Method, place.Offset);

    /// <summary>The path of a verdict, as evidence; null where it has none.</summary>
    public string? Path(CodePlace place, ConsentVerdict verdict) => verdict.Path.Count == 0
        ? null
        : evidence.Add(_steps.Path(verdict.Trigger, verdict.Component, verdict.Path, place.Offset));

    /// <summary>
    /// The stage of a practice: the earliest of its places, of which one whose stage is not known may be earlier than one that runs after consent.
    /// </summary>
    /// <param name="party">The id of the party whose code it is.</param>
    /// <param name="places">The places that a path leads to, with their verdicts; in the order in which they are to be shown.</param>
    public (Stage Stage, StageBasis? Basis) Summarise(string party, IReadOnlyList<(CodePlace Place, ConsentVerdict Verdict)> places)
    {
        if (places.Count == 0)
        {
            return (Stage.Unknown, null);
        }

        var (place, verdict) = places.MinBy(static p => Order(p.Verdict));
        var provider = verdict.Component is { } component && _providers.Contains(component) && verdict.Trigger == Trigger.ApplicationStart ? component : null;
        var told = verdict.Stage == Stage.BeforeConsent
            ? consent.ToldEarly.FirstOrDefault(t => owners.PartyOfClass(t.Type[1..^1].Replace('/', '.')) == party)
            : null;
        return (verdict.Stage, new(
            verdict.Gate is { } gate ? KebabEnum.Format(gate.Kind) : null,
            verdict.Gate?.Label,
            StageWords.Why(verdict, provider, told?.Name),
            told is null ? Evidence(place, verdict) : [.. Evidence(place, verdict), evidence.Add(_steps.Place(told.Method, told.Offset))]));
    }

    /// <summary>The order in which places speak for a practice: before consent, unknown, after consent.</summary>
    public static int Order(ConsentVerdict verdict) => verdict.Stage switch
    {
        Stage.BeforeConsent => 0,
        Stage.Unknown when verdict.Reason != UnknownReason.NoPath => 1,
        Stage.Unknown => 2,
        _ => 3,
    };

    private ImmutableArray<string> Evidence(CodePlace place, ConsentVerdict verdict)
    {
        if (verdict.Gate is { } gate)
        {
            return [evidence.Add(_steps.Place(gate.Method, Math.Max(0, gate.Offset)))];
        }

        return verdict.Stage == Stage.BeforeConsent && Path(place, verdict) is { } path ? [path] : [];
    }
}
