using System.Collections.Immutable;

namespace Candor.Differences;

/// <summary>
/// What a new audit could see of what an old one saw. A gap of the new audit blinds it where the old audit had none like it: gaps that
/// both have hid the same from both.
/// </summary>
internal sealed class Sight
{
    private readonly Audit _new;
    private readonly HashSet<string> _looked;
    private readonly HashSet<string> _searches;

    public Sight(Audit old, Audit @new)
    {
        _new = @new;
        var before = old.NotAnalysed.Select(Likeness).ToHashSet(StringComparer.Ordinal);
        Blindness = [.. @new.NotAnalysed.Where(n => n.Area != NotAnalysedArea.Law && !before.Contains(Likeness(n)))];
        _looked = [.. @new.Findings.Where(static f => f.Verdict != Verdict.NotAnalysed).Select(static f => f.Kind)];
        _searches = [.. old.Evidence.Where(static e => e.Locator is SearchLocator).Select(static e => e.Id)];
    }

    /// <summary>The gaps that only the new audit has, but for those of law.</summary>
    public ImmutableArray<NotAnalysed> Blindness { get; }

    /// <summary>Whether the manifest, the code or the run could be seen as far as before.</summary>
    public bool SeesBehaviour => !Blindness.Any(static n => HidesBehaviour(n.Area) || n.Area is NotAnalysedArea.DataFlow);

    /// <summary>Whether the policies could be read as far as before.</summary>
    public bool SeesPolicy(Audit old) =>
        (_new.Policies.Any(static p => p.IsPolicy) || !old.Policies.Any(static p => p.IsPolicy)) && !Blindness.Any(static n => n.Area == NotAnalysedArea.Policy);

    /// <summary>Why a finding of the old audit that the new one has not may not be called fixed; null where it may.</summary>
    public LocalizedText? WhyNotFixed(Finding finding)
    {
        if (!_looked.Contains(finding.Kind))
        {
            var reasons = _new.NotAnalysed
                .Where(n => n.Area == NotAnalysedArea.Law && n.Detectors.Contains(finding.Detector))
                .Select(static n => n.Why)
                .Distinct()
                .Take(2)
                .ToList();
            return reasons.Count > 0
                ? new($"新的检测没有查找此项：{string.Concat(reasons.Select(static r => r.Zh))}", $"The new audit did not look for it: {string.Join(' ', reasons.Select(static r => r.En))}")
                : new("新的检测没有说明查找过此项（所用法律包、日期或检测范围不同）。", "The new audit does not say that it looked for it; its packs, date or scope differ.");
        }

        var hidden = Blindness.Where(n => Blinds(n, finding)).Select(static n => n.What).Distinct().ToList();
        if (hidden.Count == 0)
        {
            return null;
        }

        var names = LocalizedList.Join(hidden, limit: 3);
        return new($"不再看到；但新的检测有旧的检测没有的盲区：{names.Zh}。", $"No longer seen; but the new audit could not look into what the old one could: {names.En}.");
    }

    /// <summary>What a finding that is fixed as far as could be seen is qualified by; null for nothing.</summary>
    public LocalizedText? Reservation(Finding finding)
    {
        if (finding.Certainty == Certainty.Observed)
        {
            return null;
        }

        var further = Blindness.Where(static n => n.Area is NotAnalysedArea.Native or NotAnalysedArea.Reflection or NotAnalysedArea.WebView).Select(static n => n.What).ToList();
        if (further.Count == 0)
        {
            return null;
        }

        var names = LocalizedList.Join(further, limit: 3);
        return new($"新版本另有未分析的部分：{names.Zh}。", $"The new version has further parts that were not analysed: {names.En}.");
    }

    private static bool HidesBehaviour(NotAnalysedArea area) => area
        is NotAnalysedArea.Archive or NotAnalysedArea.Manifest or NotAnalysedArea.Code or NotAnalysedArea.CallPaths or NotAnalysedArea.Packer
        or NotAnalysedArea.DynamicLoading or NotAnalysedArea.Traffic;

    private bool Blinds(NotAnalysed gap, Finding finding)
    {
        if (!gap.Detectors.IsEmpty && !gap.Detectors.Contains(finding.Detector))
        {
            return false;
        }

        return gap.Area switch
        {
            // What is found in a policy now was lacking before: no gap can undo that.
            NotAnalysedArea.Policy => !finding.Evidence.All(_searches.Contains),
            NotAnalysedArea.DataFlow => finding.Certainty >= Certainty.Flows,
            NotAnalysedArea.Runtime => _new.Subject.Kind != SubjectKind.AndroidApp,
            _ => HidesBehaviour(gap.Area),
        };
    }

    /// <summary>A gap without its numbers, which change with every version.</summary>
    private static string Likeness(NotAnalysed gap) => KebabEnum.Format(gap.Area) + "\n" + string.Concat(gap.What.En.Where(static c => !char.IsAsciiDigit(c)));
}
