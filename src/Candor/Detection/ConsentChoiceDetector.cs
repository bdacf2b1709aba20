using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// The choice that a page's consent dialog gives: D10 whether refusing is as easy as accepting, D12 whether the page is closed without consent,
/// D13 whether it asks again after a refusal, D21 whether consent can be withdrawn. Contrast alone is never held against a page.
/// </summary>
internal sealed class ConsentChoiceDetector : IDetector
{
    /// <summary>A refusal button of less than this share of the acceptance button's area is reported beside other signs.</summary>
    private const double SmallShare = 0.5;

    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf(
        "no-way-to-refuse", "no-refusal-on-first-layer", "refusal-harder", "consent-wall", "asks-again", "no-way-to-withdraw");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => kind.Id switch
    {
        "asks-again" => Lack.OfDialog(facts) ?? Lack.OfStage(facts, VisitKind.Refusal),
        "no-way-to-withdraw" => Lack.OfDialog(facts) ?? Lack.OfStage(facts, VisitKind.Acceptance),
        _ => Lack.OfDialog(facts),
    };

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        if (facts.Observation.Page?.Dialog is not { } dialog)
        {
            yield break;
        }

        var quote = LocalizedText.Same(PageFacts.Quote(dialog.Text));
        var none = LocalizedText.Same(string.Empty);
        if (dialog.Accept is { } accept && !dialog.IsAcknowledgementOnly)
        {
            if (dialog.RefuseClicks is null)
            {
                yield return PageFacts.Fact("no-way-to-refuse", "dialog", none, quote, new($"“{accept.Text}”", $"\"{accept.Text}\""), dialog.Evidence, isConclusive: false);
            }
            else if (dialog.Refuse is { Layer: > 1 } refuse)
            {
                yield return PageFacts.Fact(
                    "no-refusal-on-first-layer",
                    "dialog",
                    none,
                    quote,
                    new(
                        $"同意“{accept.Text}”需 {dialog.AcceptClicks ?? 1} 次点击；拒绝须到第 {refuse.Layer} 层，共 {dialog.RefuseClicks} 次点击",
                        $"accepting (\"{accept.Text}\") takes {dialog.AcceptClicks ?? 1} click; refusing takes {dialog.RefuseClicks}, on layer {refuse.Layer}"),
                    dialog.Evidence,
                    isConclusive: true);
            }
            else if (dialog.RefuseClicks > (dialog.AcceptClicks ?? 1) || IsLesser(dialog.Refuse, accept))
            {
                yield return PageFacts.Fact("refusal-harder", "dialog", none, quote, Unequal(dialog, accept), dialog.Evidence, isConclusive: dialog.RefuseClicks > (dialog.AcceptClicks ?? 1));
            }
        }

        if (dialog.BlocksPage && dialog.RefuseClicks is null && !dialog.IsAcknowledgementOnly)
        {
            yield return PageFacts.Fact("consent-wall", "dialog", none, quote, new("弹窗覆盖整个页面且没有拒绝的途径", "the dialog lies over the whole page and offers no refusal"), dialog.Evidence, isConclusive: false);
        }
        else if (dialog.WorksAfterRefusal == false)
        {
            yield return PageFacts.Fact("consent-wall", "dialog", none, quote, new("拒绝之后页面内容不再提供", "after refusal the content of the page is no longer given"), dialog.Evidence, isConclusive: false);
        }

        if (dialog is { ReturnsAfterRefusal: true, RefuseClicks: not null })
        {
            yield return PageFacts.Fact("asks-again", "dialog", none, quote, none, dialog.Evidence, isConclusive: false);
        }

        if (dialog is { AcceptClicks: not null, WithdrawClicks: null, IsAcknowledgementOnly: false } && facts.Observation.Page!.Visits.Any(static v => v.Kind == VisitKind.Withdrawal))
        {
            yield return PageFacts.Fact("no-way-to-withdraw", "dialog", none, quote, none, dialog.Evidence, isConclusive: false);
        }
    }

    /// <summary>Smaller and only a text besides: one sign alone is taste.</summary>
    private static bool IsLesser(ChoiceButton? refuse, ChoiceButton accept) =>
        refuse is not null && refuse.IsLink && !accept.IsLink
        && (double)refuse.Width * refuse.Height < SmallShare * accept.Width * accept.Height;

    private static LocalizedText Unequal(ConsentDialog dialog, ChoiceButton accept)
    {
        var refuse = dialog.Refuse;
        return new(
            $"同意“{accept.Text}”：{dialog.AcceptClicks ?? 1} 次点击，{accept.Width}×{accept.Height} px；拒绝“{refuse?.Text}”：{dialog.RefuseClicks} 次点击，{refuse?.Width}×{refuse?.Height} px{(refuse is { IsLink: true } ? "，只是一行文字" : string.Empty)}",
            $"accepting (\"{accept.Text}\"): {dialog.AcceptClicks ?? 1} click, {accept.Width}×{accept.Height} px; refusing (\"{refuse?.Text}\"): {dialog.RefuseClicks}, {refuse?.Width}×{refuse?.Height} px{(refuse is { IsLink: true } ? ", mere text" : string.Empty)}");
    }
}
