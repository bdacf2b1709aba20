using System.Globalization;
using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D09: boxes and switches that are on before anyone touched them and that stand for consent or enrolment; purposes of a consent dialog that are
/// on by default. D11: one box for several agreements. D12: the service is refused with the box off. D31: turning the box off changes nothing of
/// what is sent. D04: its text is small or pale.
/// </summary>
internal sealed class DefaultConsentDetector : IDetector
{
    /// <summary>Text below this size is small: GB 18030 screens and WCAG know no limit, Chinese type on phones is set at 12 px and more.</summary>
    private const double SmallPixels = 12;

    /// <summary>Text below this contrast is pale: WCAG 2.2, 1.4.3 (AA).</summary>
    private const double PaleContrast = 4.5;

    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf(
        "pre-ticked-consent", "pre-ticked-purposes", "bundled-agreements", "consent-text-hard-to-read", "service-refused-without-box", "box-without-effect");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => kind.Id switch
    {
        "pre-ticked-purposes" => Lack.OfDialog(facts),
        "service-refused-without-box" or "box-without-effect" when facts.Observation.Page is { } page && page.Controls.Any(static c => c is { IsOnByDefault: true, IsInDialog: false }) =>
            page.Controls.Any(static c => c.Effect is not null) ? null : Lack.Choice,
        _ => Lack.OfPage(facts),
    };

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        if (facts.Observation.Page is not { } page)
        {
            yield break;
        }

        // A box is known by its words and, among boxes of the same words, by its place: not by the address of the page or its markup, which a new version changes.
        var boxes = page.Controls
            .Where(static c => c is { IsOnByDefault: true, IsInDialog: false })
            .DistinctBy(static c => c.Id)
            .GroupBy(static c => c.Label, StringComparer.Ordinal)
            .SelectMany(static g => g.Select(static (c, i) => (Control: c, Fact: i == 0 ? c.Label : string.Create(CultureInfo.InvariantCulture, $"{c.Label}\n{i + 1}"))));
        foreach (var (control, fact) in boxes)
        {
            var practices = facts.Observation.Practices.Where(p => p.Action == PracticeAction.Enrols && p.Evidence.Any(control.Evidence.Contains)).Select(static p => p.Id).ToList();
            var quote = LocalizedText.Same(PageFacts.Quote(control.Label));
            yield return PageFacts.Fact("pre-ticked-consent", fact, PageFacts.NameOf(control.Meanings), quote, Measures(control), control.Evidence, isConclusive: true, practices);
            if (control.Agreements.Length > 1)
            {
                yield return PageFacts.Fact(
                    "bundled-agreements",
                    fact,
                    LocalizedText.Same(string.Join("、", control.Agreements.Select(static a => a.Name))),
                    quote,
                    new($"{control.Agreements.Length} 份", $"{control.Agreements.Length}"),
                    control.Evidence,
                    isConclusive: true);
            }

            if (control.FontPixels is > 0 and < SmallPixels && control.Contrast is < PaleContrast)
            {
                yield return PageFacts.Fact("consent-text-hard-to-read", fact, LocalizedText.Same(string.Empty), quote, Measures(control), control.Evidence, isConclusive: true);
            }

            if (control.Effect is { } effect)
            {
                if (effect.ServedOff == false)
                {
                    yield return PageFacts.Fact("service-refused-without-box", fact, PageFacts.NameOf(control.Meanings), quote, Effect(effect), control.Evidence, isConclusive: true);
                }

                if (effect.SentAnyway.Length > 0 && effect is { OnlyOn.IsEmpty: true, Changed.IsEmpty: true })
                {
                    yield return PageFacts.Fact(
                        "box-without-effect", fact, PageFacts.NameOf(control.Meanings), quote, LocalizedText.Same(string.Join("；", effect.SentAnyway.Take(3))), control.Evidence, isConclusive: false);
                }
            }
        }

        if (page.Dialog is { PreTickedPurposes: > 0 } dialog)
        {
            yield return PageFacts.Fact(
                "pre-ticked-purposes",
                "dialog",
                LocalizedText.Same(string.Empty),
                LocalizedText.Same(PageFacts.Quote(dialog.Text)),
                new($"{dialog.PreTickedPurposes} 项", $"{dialog.PreTickedPurposes}"),
                [.. dialog.Evidence, .. page.Controls.Where(static c => c is { IsInDialog: true, IsOnByDefault: true }).SelectMany(static c => c.Evidence)],
                isConclusive: true);
        }
    }

    /// <summary>What was measured of a box, and what pressing the main button showed.</summary>
    private static LocalizedText Measures(ConsentControl control)
    {
        var zh = new List<string> { $"框 {control.Width}×{control.Height} px", $"文字 {PageFacts.Number(control.FontPixels)} px" };
        var en = new List<string> { $"box {control.Width}×{control.Height} px", $"text {PageFacts.Number(control.FontPixels)} px" };
        if (control.Contrast is { } contrast)
        {
            zh.Add($"对比度 {PageFacts.Number(contrast)}:1");
            en.Add($"contrast {PageFacts.Number(contrast)}:1");
        }

        if (control.DistanceToButton is { } distance)
        {
            zh.Add($"距主按钮“{control.Button}” {distance} px");
            en.Add($"{distance} px from the main button \"{control.Button}\"");
        }

        if (control.Agreements.Length > 0)
        {
            zh.Add("涉及" + string.Join("、", control.Agreements.Select(static a => "《" + a.Name + "》")));
            en.Add("names " + string.Join(", ", control.Agreements.Select(static a => a.Name)));
        }

        var measures = new LocalizedText(string.Join("，", zh), string.Join(", ", en));
        return control.Effect is { } effect ? new($"{measures.Zh}。{Effect(effect).Zh}", $"{measures.En}. {Effect(effect).En}") : measures;
    }

    private static LocalizedText Effect(ControlEffect effect)
    {
        var zh = new List<string>();
        var en = new List<string>();
        if (effect.OnlyOn.Length + effect.Changed.Length > 0)
        {
            zh.Add("只在勾选时发送或内容不同：" + string.Join("；", effect.OnlyOn.Concat(effect.Changed).Take(4)));
            en.Add("sent only with it on, or otherwise: " + string.Join("; ", effect.OnlyOn.Concat(effect.Changed).Take(4)));
        }

        switch (effect.ServedOff)
        {
            case true:
                zh.Add("取消勾选后服务照常提供，可见该同意并非提供服务所必需");
                en.Add("with it off the service was given all the same, so the consent is not needed for it");
                break;
            case false:
                zh.Add("取消勾选后不提供服务");
                en.Add("with it off the service was not given");
                break;
        }

        return new(string.Join("；", zh), string.Join("; ", en));
    }
}
