using System.Collections.Immutable;

namespace Candor.Android.Consent;

/// <summary>Says which practices have a stage that is not known, and what the search for gates left out.</summary>
internal static class StageGaps
{
    private static readonly ImmutableArray<string> Detectors = ["D07"];

    public static IEnumerable<NotAnalysed> Of(ImmutableArray<Practice> practices, ConsentAnalysis consent)
    {
        var unknown = practices
            .Where(static p => p.Action == PracticeAction.Accesses && p is { Stage: Stage.Unknown, Certainty: Certainty.Reachable, Basis: not null })
            .GroupBy(static p => p.Basis!.Why)
            .OrderBy(static g => g.Key.En, StringComparer.Ordinal);
        foreach (var group in unknown)
        {
            var types = group.Select(static p => p.DataType).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            yield return NotAnalysed.Create(
                NotAnalysedArea.CallPaths,
                new(
                    $"以下信息的读取在同意之前还是之后：{string.Join("、", types)}",
                    $"Whether the reading of these comes before or after consent: {string.Join(", ", types)}"),
                group.Key,
                Detectors,
                [.. group.SelectMany(static p => p.Basis!.Evidence).Distinct(StringComparer.Ordinal).Take(3)]);
        }

        if (!consent.IsComplete)
        {
            yield return NotAnalysed.Create(
                NotAnalysedArea.CallPaths,
                new("部分代码中的同意判断", "Checks of consent in part of the code"),
                new(
                    "代码量超过了查找同意判断的上限，可能漏掉一些判断。",
                    "The code exceeds what the search for checks of consent covers; some may have been missed."),
                Detectors);
        }
    }
}
