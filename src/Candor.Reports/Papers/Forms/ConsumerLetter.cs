using System.Collections.Immutable;
using System.Globalization;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers.Forms;

/// <summary>A consumer group's letter to the firm: plain words first, then each demand, which the firm accepts, accepts in part or refuses, one by one.</summary>
internal static class ConsumerLetter
{
    public static Paper Make(ImmutableArray<Audit> audits, PaperOptions options)
    {
        var draft = new PaperDraft(PaperForm.Letter, audits, options);
        var names = string.Join(draft.In("、", ", "), draft.Subjects.Select(draft.NameOf));
        draft.Text(TextRole.Subtitle, draft.Or(draft.Known.Number, "编号", "reference"));
        draft.Text(TextRole.Address, draft.Known.Recipient is { } recipient ? recipient : draft.DeveloperOf(draft.Subjects[0]), draft.In("：", ":"));
        draft.Body(
            $"我们对贵方的{names}收集、使用用户个人信息的情况作了检测。现将所见告知贵方，请逐项答复。",
            $"We have tested how {names} handles the personal information of its users. We tell you what we saw and ask you to answer point by point.");
        draft.Text(TextRole.Caution, Certainty(draft));
        Points(draft, draft.Established, "一、已经证实的事", "1. What is established");
        Points(draft, draft.Suspected, draft.Established.Any() ? "二、我们怀疑、请贵方说明的事" : "一、我们怀疑、请贵方说明的事", draft.Established.Any() ? "2. What we suspect and ask you to explain" : "1. What we suspect and ask you to explain");
        if (draft.Items.IsEmpty)
        {
            draft.Body("在所查范围内没有发现问题。", "In what was looked at we found nothing to object to.");
        }

        draft.Heading("我们的请求", "What we ask");
        draft.Text(
            TextRole.Body,
            draft.In("请于", "Please answer in writing by "),
            draft.Or(draft.Known.Deadline, "答复期限", "deadline"),
            draft.In("前书面答复，在下表中对每一项填写“接受”“部分接受”或“不接受”，说明理由和完成日期，寄送", ", entering accepted, accepted in part or refused for each point below, with reasons and the day by which it will be done, to "),
            draft.Or(draft.Known.Contact, "联系方式", "contact"),
            draft.In("。如认为某项是操作系统、第三方 SDK 或者其他人所为，请附证据说明，我们会一并核对。", ". Where you hold that something is done by the operating system, an SDK or somebody else, please show it; we shall check that too."));
        var noAnswer = new Run(draft.In("　", " "));
        draft.Table(
            string.Empty,
            [new(draft.In("项", "No."), 1), new(draft.In("请贵方做到", "We ask you to"), 9), new(draft.In("接受／部分接受／不接受", "Accepted / in part / refused"), 4), new(draft.In("理由", "Reasons"), 4), new(draft.In("完成日期", "Done by"), 2)],
            draft.Items.Select(i => (ImmutableArray<Cell>)[i.Number.ToString(CultureInfo.InvariantCulture), i.Remedy, noAnswer, noAnswer, noAnswer]));
        draft.Body("我们会对新版本用同样的方法再检测一次，并公开结果；改正的，会如实写明。", "We shall test the new version in the same way and publish the result, saying truly what was mended.");
        draft.Text(TextRole.Signature, draft.Or(draft.Known.Issuer, "发函单位", "name of the consumer group"));
        draft.Text(TextRole.Signature, draft.Or(draft.Known.Date, "日期", "date"));
        draft.Annexes(1);
        return draft.Finish(draft.In($"关于{names}个人信息保护问题的函", $"Letter on the protection of personal information in {names}"), ItemTable.Of(draft));
    }

    internal static string Certainty(PaperDraft draft) => draft.In(
        $"已经证实的 {draft.Established.Count()} 项，怀疑的 {draft.Suspected.Count()} 项。怀疑的事项来自对代码、清单和文字的分析：代码能够做到，不等于已经做了；我们不说它们已经发生。没有检测的事项见附件1。",
        $"{draft.Established.Count()} points are established and {draft.Suspected.Count()} are suspected. Suspicions come from code, manifest and texts: that code can do a thing does not mean that it was done, and we do not say that it was. What was not tested is in annex 1.");

    private static void Points(PaperDraft draft, IEnumerable<PaperItem> items, string zh, string en)
    {
        var points = items.ToList();
        if (points.Count == 0)
        {
            return;
        }

        draft.Heading(zh, en);
        foreach (var item in points)
        {
            draft.SubHeading(draft.In($"第 {item.Number} 项　{item.Title}", $"Point {item.Number}. {item.Title}"));
            draft.Text(TextRole.Body, draft.Mark(item), " ", item.Explanation);
            draft.Text(TextRole.Note, draft.In("依据：", "Basis: ") + draft.BasisOf(item) + (draft.ExhibitsOf(item) is { Length: > 0 } exhibits ? draft.In("。", ". ") + exhibits : string.Empty));
        }
    }
}
