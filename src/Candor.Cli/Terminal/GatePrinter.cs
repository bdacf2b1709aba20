using Candor.Differences;

namespace Candor.Cli.Terminal;

/// <summary>Prints what a gate lets through and what not.</summary>
internal sealed class GatePrinter(TextWriter output, Language language)
{
    private bool IsZh => language == Language.Zh;

    public void Print(GateOutcome outcome, AuditDifference difference)
    {
        foreach (var note in difference.Notes)
        {
            output.WriteLine("! " + TerminalText.Safe(note.In(language)));
        }

        Findings(IsZh ? "未通过：新增或加重，且未豁免" : "failing: new or worse, and not waived", outcome.Failing);
        if (!outcome.Waived.IsEmpty)
        {
            output.WriteLine(IsZh ? "已豁免（新增或加重）" : "waived (new or worse)");
            foreach (var (finding, waiver) in outcome.Waived)
            {
                output.WriteLine($"  {finding.Latest.Detector}  {Title(finding)}");
                output.WriteLine(IsZh
                    ? $"      {TerminalText.Safe(waiver.Reason)}（{TerminalText.Safe(waiver.Owner)}，至 {waiver.Expires}）"
                    : $"      {TerminalText.Safe(waiver.Reason)} ({TerminalText.Safe(waiver.Owner)}, until {waiver.Expires})");
            }
        }

        Findings(IsZh ? "未能复查：基线有此项，本次没有查找或看不到，不能视为已消除" : "not looked for: in the baseline, and this audit did not or could not look; not to be read as fixed", outcome.NotLookedFor);
        foreach (var waiver in outcome.Waivers.Expired)
        {
            output.WriteLine(IsZh
                ? $"! 豁免已于 {waiver.Expires} 到期，不再有效（第 {waiver.Line} 行）：{TerminalText.Safe(waiver.Target)}，{TerminalText.Safe(waiver.Owner)}"
                : $"! expired on {waiver.Expires} and covers nothing (line {waiver.Line}): {TerminalText.Safe(waiver.Target)}, {TerminalText.Safe(waiver.Owner)}");
        }

        foreach (var waiver in outcome.Waivers.Unmatched)
        {
            output.WriteLine(IsZh
                ? $"! 豁免没有对应的发现，可删除或更正（第 {waiver.Line} 行）：{TerminalText.Safe(waiver.Target)}"
                : $"! covers no finding; remove or correct it (line {waiver.Line}): {TerminalText.Safe(waiver.Target)}");
        }

        var waived = outcome.Waived.Length + outcome.KnownAndWaived;
        output.WriteLine(IsZh
            ? $"未通过 {outcome.Failing.Length}，已豁免 {waived}（其中新增或加重 {outcome.Waived.Length}），基线已有 {outcome.Known}，已消除 {outcome.Fixed}，未能复查 {outcome.NotLookedFor.Length}"
            : $"{outcome.Failing.Length} failing, {waived} waived (of which {outcome.Waived.Length} new or worse), {outcome.Known} known, {outcome.Fixed} fixed, {outcome.NotLookedFor.Length} not looked for");
        output.WriteLine(outcome switch
        {
            { Failing.IsEmpty: false } => IsZh ? "关闸：有新的发现" : "closed: there are new findings",
            { NotLookedFor.IsEmpty: false } => IsZh ? "关闸：未能复查" : "closed: not everything could be looked for again",
            _ => IsZh ? "放行" : "open",
        });
    }

    private void Findings(string title, IReadOnlyCollection<FindingChange> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        output.WriteLine(title);
        foreach (var finding in findings)
        {
            output.WriteLine($"  {finding.Latest.Detector}  {Title(finding)}  [{finding.Id}]");
            output.WriteLine("      " + TerminalText.Safe((finding.Standing is Standing.New ? finding.Latest.Remedy : finding.Why).In(language)));
        }
    }

    private string Title(FindingChange finding) => TerminalText.Safe(finding.Latest.Title.In(language));
}
