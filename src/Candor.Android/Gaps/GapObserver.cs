using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Flows;
using Candor.Android.Packages;
using Candor.Android.Practices;
using Candor.Knowledge.Android;

namespace Candor.Android.Gaps;

/// <summary>Says what a static analysis of first depth did not see of an app, with evidence that it is there.</summary>
internal sealed class GapObserver(AndroidKnowledge knowledge, EvidenceBag evidence)
{
    private const int ShownPlaces = 3;

    /// <summary>Detectors whose answer rests on the code.</summary>
    private static readonly ImmutableArray<string> CodeDetectors = ["D05", "D06", "D07", "D15", "D16", "D19"];

    public IEnumerable<NotAnalysed> Observe(ApkFile apk, AppCode code, PermittedUses uses, FlowReading? flows) =>
        Problems(apk, code)
            .Concat(new PackerGaps(knowledge, evidence).Observe(apk, code))
            .Concat(Boundaries(code))
            .Concat(ForeignCode(apk))
            .Concat(DataFlow(code, flows))
            .Concat(uses.Refused.IsEmpty ? [] : [GapWords.RefusedCalls(uses.Refused.Length, [.. uses.Refused.SelectMany(static u => u.Target.Source!.Permissions).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])])
            .Append(GapWords.Runtime);

    private static IEnumerable<NotAnalysed> Problems(ApkFile apk, AppCode code)
    {
        var bySection = apk.Problems
            .GroupBy(static p => (Area: AreaOf(p), p.Section, p.Entry))
            .OrderBy(static g => g.Key.Area)
            .ThenBy(static g => g.Key.Entry, StringComparer.Ordinal);
        foreach (var group in bySection)
        {
            yield return GapWords.Problem(group.Key.Area, group.Key.Entry ?? group.Key.Section, [.. group.Select(static p => p.Message)], CodeDetectors);
        }

        if (!code.Problems.IsEmpty)
        {
            yield return GapWords.Problem(NotAnalysedArea.Code, "DEX", code.Problems, CodeDetectors);
        }

        foreach (var cutOff in code.Graph.CutOffs.Take(ShownPlaces))
        {
            yield return GapWords.CutOff(code.Hierarchy.GetDescriptor(cutOff.TypeId), cutOff.MethodName, cutOff.Targets, CodeDetectors);
        }

        if (apk.Manifest?.Split.IsSplitRequired == true)
        {
            yield return GapWords.SplitRequired(CodeDetectors);
        }
    }

    private static NotAnalysedArea AreaOf(ApkProblem problem) => problem.Section switch
    {
        _ when problem.Entry?.EndsWith(".dex", StringComparison.Ordinal) == true => NotAnalysedArea.Code,
        "signature" => NotAnalysedArea.Signature,
        "xml" or "manifest" or "resources" => NotAnalysedArea.Manifest,
        "dex" => NotAnalysedArea.Code,
        _ => NotAnalysedArea.Archive,
    };

    private IEnumerable<NotAnalysed> Boundaries(AppCode code)
    {
        var steps = new CallSteps(code);
        var byKind = code.Uses
            .Where(static u => u.Target.Boundary is not null)
            .GroupBy(static u => u.Target.Boundary!.Kind, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal);
        foreach (var group in byKind)
        {
            var uses = group.ToList();
            yield return GapWords.Boundary(
                group.Key,
                uses.Count,
                [.. uses.Take(ShownPlaces).Select(u => evidence.Add(steps.Place(u.Method, u.Offset)))],
                CodeDetectors);
        }
    }

    private IEnumerable<NotAnalysed> ForeignCode(ApkFile apk)
    {
        if (!apk.NativeLibraries.IsEmpty)
        {
            var names = apk.NativeLibraries.Select(static l => l.FileName).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            yield return GapWords.NativeLibraries(
                names,
                apk.NativeLibraries.Sum(static l => l.Length),
                [.. apk.NativeLibraries.DistinctBy(static l => l.FileName).Take(ShownPlaces).Select(l => evidence.Add(new ArchiveEntryLocator(l.Entry, null)))],
                CodeDetectors);
        }

        if (!apk.Payloads.IsEmpty)
        {
            yield return GapWords.Payloads(
                [.. apk.Payloads.Select(static p => p.Entry)],
                [.. apk.Payloads.Take(ShownPlaces).Select(p => evidence.Add(new ArchiveEntryLocator(p.Entry, KebabEnum.Format(p.Kind))))],
                CodeDetectors);
        }

        var pages = apk.Entries.Where(static e => IsPage(e.Name)).Select(static e => e.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (pages.Count > 0)
        {
            yield return GapWords.Pages(pages, [.. pages.Take(ShownPlaces).Select(p => evidence.Add(new ArchiveEntryLocator(p, null)))], CodeDetectors);
        }
    }

    private static bool IsPage(string name) =>
        name.StartsWith("assets/", StringComparison.Ordinal)
        && (name.EndsWith(".html", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".htm", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".js", StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(".bundle", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<NotAnalysed> DataFlow(AppCode code, FlowReading? flows)
    {
        var sources = code.Uses.Count(static u => u.Target.Source is not null);
        if (sources == 0)
        {
            yield break;
        }

        var sinks = code.Uses.Count(static u => u.Target.Sink is not null);
        if (flows is null)
        {
            yield return GapWords.DataFlow(sources, sinks);
        }
        else if (flows.CutOffs.Count > 0)
        {
            yield return GapWords.CutFlows(sources, sinks, [.. flows.CutOffs.OrderBy(static c => c.Key, StringComparer.Ordinal)]);
        }

        if (flows?.Defaults is { Count: > 0 } assumed)
        {
            yield return GapWords.AssumedMethods(assumed, [.. assumed.Take(ShownPlaces).Select(static d => $"{d.Method} ({d.Calls})")]);
        }
    }
}
