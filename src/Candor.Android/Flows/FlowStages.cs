using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Consent;
using Candor.Android.Packages;
using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Flows;

/// <summary>Tells when the data of flows is read. Where several apps are on one device, the earliest of what each of their manifests gives counts.</summary>
internal sealed class FlowStages(IReadOnlyList<ConsentAnalysis> consents)
{
    private readonly Dictionary<CodePlace, FlowStage> _known = [];

    public static FlowStages Of(IReadOnlyList<ApkFile> apks, AppCode code, AndroidKnowledge knowledge) =>
        new([.. apks.Select(a => ConsentAnalysis.Run(code, knowledge, a.Manifest, new ScreenTexts(a)))]);

    /// <summary>The stages of flows, in their order.</summary>
    public ImmutableArray<FlowStage> Of(IReadOnlyList<DataFlow> flows) => [.. flows.Select(Of)];

    private FlowStage Of(DataFlow flow)
    {
        var place = new CodePlace(flow.SourceMethod, Math.Max(0, flow.SourceOffset));
        if (!_known.TryGetValue(place, out var stage))
        {
            _known.Add(place, stage = Of(consents.Select(c => c.StageOf(place.Method, place.Offset)).MinBy(StageObserver.Order)!));
        }

        return stage;
    }

    private static FlowStage Of(ConsentVerdict verdict) => new(
        verdict.Stage,
        verdict.Gate is { } gate ? KebabEnum.Format(gate.Kind) : null,
        verdict.Gate?.Label,
        verdict.Gate?.Method ?? -1,
        verdict.Gate?.Offset ?? -1,
        StageWords.Why(verdict, provider: null, told: null),
        verdict.Path);
}
