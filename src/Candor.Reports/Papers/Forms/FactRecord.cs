using System.Collections.Immutable;
using System.Globalization;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers.Forms;

/// <summary>A record of findings as an inspecting authority keeps it: the mission, the subject, the method with what was not tested, the facts with their exhibits, and only then the legal reasoning.</summary>
internal static class FactRecord
{
    public static Paper Make(ImmutableArray<Audit> audits, PaperOptions options)
    {
        var draft = new PaperDraft(PaperForm.Cnil, audits, options);
        var title = draft.In("检查事实笔录", "Record of findings");
        draft.Text(TextRole.Subtitle, draft.Or(draft.Known.Number, "编号", "number"));
        draft.Heading("一、检查的依据和人员", "1. Mission and persons");
        draft.Add(new FieldsBlock(
        [
            (draft.In("检查机关", "Authority"), [draft.Or(draft.Known.Issuer, "检查机关", "authority")]),
            (draft.In("检查时间", "Period"), [draft.Or(draft.Known.TestPeriod, "检查时间", "period of the inspection")]),
            (draft.In("检查人", "Tested by"), [draft.Or(draft.Known.Tester, "检查人", "name of the tester")]),
            (draft.In("复核人（与检查人不同）", "Checked by (another person)"), [draft.Or(draft.Known.Reviewer, "复核人", "name of the reviewer")]),
            (draft.In("被检查人", "Inspected"), [.. draft.Subjects.SelectMany((s, i) => (Run[])[i > 0 ? draft.In("；", "; ") : string.Empty, draft.DeveloperOf(s)]).Where(static r => r.Text.Length > 0)]),
            (draft.In("所用程序", "Program"), [.. audits.Select(static a => $"{a.Tool.Name} {a.Tool.Version}").Distinct(StringComparer.Ordinal).Select(static t => (Run)t)]),
        ]));
        Subjects(draft);
        Method(draft);
        Facts(draft);
        Reasoning(draft);
        draft.Heading("六、陈述和申辩", "6. Right to reply");
        draft.Text(
            TextRole.Body,
            draft.In("本笔录连同附件送达被检查人。被检查人可以逐项说明接受、部分接受或者不接受，并附证据，于", "This record is served on the inspected with its annexes. The inspected may accept, accept in part or dispute each point, with evidence, by "),
            draft.Or(draft.Known.Deadline, "答复期限", "deadline"),
            draft.In("前寄送", ", to "),
            draft.Or(draft.Known.Contact, "联系方式", "contact"),
            draft.In("。答复随本笔录一并存档。结案不影响以后的检查。", ". The answer is kept with this record. Closing the matter does not prejudge later inspections."));
        draft.Text(TextRole.Signature, draft.In("检查人：", "Tested by: "), draft.Or(draft.Known.Tester, "检查人签名", "signature of the tester"));
        draft.Text(TextRole.Signature, draft.In("复核人：", "Checked by: "), draft.Or(draft.Known.Reviewer, "复核人签名", "signature of the reviewer"));
        draft.Text(TextRole.Signature, draft.Or(draft.Known.Date, "日期", "date"));
        draft.Annexes(1);
        return draft.Finish(title, ItemTable.Of(draft));
    }

    private static void Subjects(PaperDraft draft)
    {
        draft.Heading("二、检查对象", "2. What was inspected");
        foreach (var subject in draft.Subjects)
        {
            draft.Add(new FieldsBlock(
            [
                (draft.In("名称", "Name"), [draft.NameOf(subject)]),
                (draft.In("标识", "Identifier"), [subject.Identifier]),
                (draft.In("来源", "Source"), [draft.SourceOf(subject)]),
                (draft.In("文件 SHA-256", "SHA-256 of the file"), [new(subject.Sha256, RunStyle.Code)]),
                (draft.In("签名证书 SHA-256", "SHA-256 of the signing certificate"), [subject.SignerSha256 is { } signer ? new Run(signer, RunStyle.Code) : draft.In("无", "none")]),
                (draft.In("事实的日期", "Date of the facts"), [subject.Date]),
            ]));
        }
    }

    private static void Method(PaperDraft draft)
    {
        draft.Heading("三、方法及其限度", "3. Method and its limits");
        foreach (var (audit, subject) in draft.Audits.Zip(draft.Subjects))
        {
            draft.Text(TextRole.Body, MethodOf(draft, audit, subject));
            draft.Text(TextRole.Note, draft.In("重现命令：", "The command that does it again: "), new(audit.Run.Command, RunStyle.Code));
        }

        var gaps = draft.Gaps().ToList();
        draft.Text(TextRole.Caution, draft.In(
            $"没有检测的事项共 {gaps.Count} 项，见附件1；不得视为没有问题。其中：",
            $"{gaps.Count} matters were not tested (annex 1); they must not be read as free of fault. Among them: ") + string.Join(draft.In("；", "; "), Behavioural(draft).Take(6)) + draft.In("。", "."));
    }

    private static IEnumerable<string> Behavioural(PaperDraft draft) =>
        draft.Audits.SelectMany(static a => a.NotAnalysed).Where(static n => n.Area != NotAnalysedArea.Law).Select(n => draft.In(n.What)).Distinct(StringComparer.Ordinal);

    private static string MethodOf(PaperDraft draft, Audit audit, PaperSubject subject)
    {
        var policies = audit.Policies.Length;
        return audit.Subject.Kind switch
        {
            SubjectKind.AndroidApp => draft.In(
                $"对《{subject.Name}》的安装文件作静态分析：读取清单、签名、资源和代码，查找读取个人信息的调用及其到达路径，识别内嵌的第三方代码；没有运行应用。读取了 {policies} 份隐私政策，并与前者比对。",
                $"The file of {subject.Name} was analysed without running it: manifest, signature, resources and code were read, calls that read personal data and the paths that lead to them were searched for, and third-party code was recognised. {English(policies)} read and compared with that."),
            SubjectKind.WebPage => draft.In(
                $"在真实的浏览器中打开“{subject.Identifier}”，依次在作出选择之前、接受、拒绝、撤回等情形下访问，记录网络请求、存储和界面；读取了 {policies} 份隐私政策。",
                $"{subject.Identifier} was opened in a real browser, before any choice and after acceptance, refusal and withdrawal where these were offered; requests, storage and screens were recorded. {English(policies)} read."),
            _ => draft.In(
                $"读取已录制的网络流量，在多层编码之下查找标识符并判断接收方；读取了 {policies} 份隐私政策。",
                $"Recorded traffic was read, identifiers were searched for under layers of encoding, and recipients were established. {English(policies)} read."),
        };
    }

    private static string English(int policies) => policies == 1 ? "1 privacy policy was" : $"{policies} privacy policies were";

    private static void Facts(PaperDraft draft)
    {
        draft.Heading("四、所见事实", "4. Facts");
        draft.Body("以下只记录所见，不作法律评价。每项注明确定程度和证据编号。", "What follows records what was seen, without judging it in law. Each fact bears its certainty and the numbers of its exhibits.");
        if (draft.Items.IsEmpty)
        {
            draft.Body("在所查范围内未见问题。", "Nothing was found in what was looked at.");
        }

        foreach (var item in draft.Items)
        {
            draft.SubHeading(draft.In($"事实 {item.Number}　{item.Title}", $"Fact {item.Number}. {item.Title}"));
            draft.Text(TextRole.Body, draft.Mark(item), " ", Prefix(draft, item) + item.Explanation);
            draft.Text(
                TextRole.Note,
                draft.In($"对象：{draft.NameOf(draft.Subjects[item.Subject - 1])}；所知程度：{draft.In(Labels.Of(item.Certainty))}；", $"Subject: {draft.NameOf(draft.Subjects[item.Subject - 1])}; known as: {draft.In(Labels.Of(item.Certainty))}; "),
                draft.ExhibitsOf(item) is { Length: > 0 } exhibits ? exhibits : draft.In("无单独证据", "no exhibit of its own"),
                draft.In("；发现标识 ", "; finding "),
                new(item.Finding, RunStyle.Code));
        }
    }

    private static string Prefix(PaperDraft draft, PaperItem item) => item.Verdict == Verdict.Suspected
        ? draft.In("以下为疑似，尚未证实。", "The following is suspected and not established. ")
        : string.Empty;

    private static void Reasoning(PaperDraft draft)
    {
        draft.Heading("五、法律评价", "5. Legal reasoning");
        if (draft.Items.IsEmpty)
        {
            draft.Body("无须评价。", "There is nothing to assess.");
        }

        foreach (var item in draft.Items)
        {
            draft.SubHeading(draft.In($"关于事实 {item.Number}", $"On fact {item.Number}"));
            draft.List(isNumbered: false, item.Citations.Select(c => (ImmutableArray<Run>)
            [
                new($"{draft.Instrument(c.Instrument)} {c.Article}", RunStyle.Strong),
                draft.In($"（{draft.In(CodeWords.Force(c.Force))}，", $" ({draft.In(CodeWords.Force(c.Force))}, ")
                    + (c.From is { } from ? draft.In($"自 {from} 起施行", $"in force from {from}") : draft.In("没有施行日期", "not in force"))
                    + draft.In($"；措辞{draft.In(CodeWords.Verification(c.Verification))}）：", $"; wording {draft.In(CodeWords.Verification(c.Verification))}): "),
                c.Text,
            ]));
            draft.Text(TextRole.Body, item.Verdict == Verdict.Violation
                ? draft.In("所见事实直接表明与上述规定不符。", "The fact that was seen is by itself at odds with these rules.")
                : draft.In("所见事实引起与上述规定不符的怀疑；是否成立，须在运行中核实或者由人判断，本笔录不作认定。", "The fact raises the suspicion that these rules are not kept. Whether that is so must be verified in a run or judged by a person; this record does not hold it."));
        }
    }
}
