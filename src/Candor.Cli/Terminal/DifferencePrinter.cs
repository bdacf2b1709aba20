using System.Collections.Immutable;
using Candor.Differences;
using Candor.Reports;

namespace Candor.Cli.Terminal;

/// <summary>Prints what changed between two audits.</summary>
internal sealed class DifferencePrinter(TextWriter output, Language language, Audit old, Audit @new)
{
    private readonly DifferenceWords _words = new(old, @new);

    private bool IsZh => language == Language.Zh;

    public void Print(AuditDifference difference)
    {
        output.WriteLine($"{Side(difference.Old)}  →  {Side(difference.New)}");
        foreach (var note in difference.Notes)
        {
            output.WriteLine("! " + Safe(note));
        }

        foreach (var gap in difference.Blindness)
        {
            output.WriteLine(IsZh ? $"! 新的检测没有分析：{Safe(gap.What)}" : $"! not analysed in the new audit: {Safe(gap.What)}");
        }

        output.WriteLine();
        output.WriteLine(IsZh
            ? $"发现：新增 {difference.Count(Standing.New)}，加重 {difference.Count(Standing.Worse)}，仍在 {difference.Count(Standing.StillThere)}，已消除 {difference.Count(Standing.Fixed)}，未能复查 {difference.Count(Standing.NotLookedFor)}"
            : $"findings: {difference.Count(Standing.New)} new, {difference.Count(Standing.Worse)} worse, {difference.Count(Standing.StillThere)} still there, {difference.Count(Standing.Fixed)} fixed, {difference.Count(Standing.NotLookedFor)} not looked for again");
        foreach (var group in difference.Findings.GroupBy(static f => f.Standing))
        {
            output.WriteLine();
            output.WriteLine(DifferenceWords.Of(group.Key).In(language));
            foreach (var change in group)
            {
                Write(change);
            }
        }

        Section(new("个人信息类型", "data types"), difference.DataTypes, static i => i.Name);
        Section(new("主体", "parties"), difference.Parties, static i => i.Name);
        Section(new("SDK", "SDKs"), difference.Sdks, static i => i.Name);
        Section(new("权限", "permissions"), difference.Permissions, static i => i.Name);
        Section(new("行为", "practices"), difference.Practices, _words.Of);
        Section(new("政策中的说明", "what the policy says"), difference.Disclosures, _words.Of);
    }

    private void Write(FindingChange change)
    {
        output.WriteLine($"  {change.Latest.Detector}  {Mark(change.Latest.Verdict)}  {Safe(change.Latest.Title)}  [{change.Id}]");
        if (change.Standing is Standing.NotLookedFor or Standing.Worse || (change.Standing == Standing.Fixed && change.Why.En.Contains("not analysed", StringComparison.Ordinal)))
        {
            output.WriteLine("      " + Safe(change.Why));
        }

        if (!change.Grown.IsEmpty)
        {
            output.WriteLine((IsZh ? "      新增：" : "      more: ") + TerminalText.Safe(_words.DataTypes(change.Grown).In(language)));
        }

        if (!change.Shrunk.IsEmpty)
        {
            output.WriteLine((IsZh ? "      不再涉及：" : "      less: ") + TerminalText.Safe(_words.DataTypes(change.Shrunk).In(language)));
        }
    }

    private void Section<T>(LocalizedText title, ItemChanges<T> changes, Func<T, LocalizedText> name)
    {
        if (changes.IsEmpty)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine(title.In(language));
        Items("+", changes.New, name);
        Items("-", changes.Gone, name);
        Items("?", changes.NotSeen, name);
        if (!changes.NotSeen.IsEmpty)
        {
            output.WriteLine(IsZh ? "  （? 新的检测看不到，不能说已消失）" : "  (? the new audit could not see as far; not to be read as gone)");
        }
    }

    private void Items<T>(string sign, ImmutableArray<T> items, Func<T, LocalizedText> name)
    {
        foreach (var item in items)
        {
            output.WriteLine($"  {sign} {Safe(name(item))}");
        }
    }

    private string Mark(Verdict verdict) => verdict == Verdict.Violation ? (IsZh ? "违规" : "violation") : (IsZh ? "疑似" : "suspected");

    private string Side(ComparedAudit side) => TerminalText.Safe($"{side.Name.In(language)} {side.VersionName}".TrimEnd());

    private string Safe(LocalizedText text) => TerminalText.Safe(text.In(language));
}
