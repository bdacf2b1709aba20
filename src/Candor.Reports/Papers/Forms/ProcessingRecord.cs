using System.Collections.Immutable;
using System.Globalization;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers.Forms;

/// <summary>
/// A record of processing activities, as far as it can be drawn from an audit: the contents that GDPR article 30(1) names, and those that
/// PIPL articles 55 and 56 ask to be assessed and kept. What no audit can know is a marked blank.
/// </summary>
internal static class ProcessingRecord
{
    public static Paper Make(Audit audit, PaperOptions options)
    {
        var draft = new PaperDraft(PaperForm.Ropa, [audit], options, isComparison: true);
        var rows = ProcessingRow.Of(audit, options);
        var subject = draft.Subjects[0];
        draft.Text(TextRole.Subtitle, draft.NameOf(subject));
        draft.Text(TextRole.Caution, draft.In(
            "本记录由对应用和政策的检测得出：行为一栏来自应用，用途等来自政策的说明；两者不一致之处已标出。能够读取不等于实际读取。检测看不到的内容（法律依据、系统内部的保存和使用、纸面处理等）留空待填，须由处理者核对。",
            "Drawn from an audit: what is done comes from the subject, purposes and the like from what its policy says, and where the two disagree that is marked. That code can read does not mean that it reads. What an audit cannot see, such as the legal basis, keeping and use on servers, and paper files, is left blank for the controller to fill in and check."));
        draft.Heading("一、处理者", "1. Controller");
        draft.Add(new FieldsBlock(
        [
            (draft.In("处理者名称", "Controller"), [draft.Or(draft.Known.Controller ?? subject.Developer, "处理者", "controller")]),
            (draft.In("联系方式", "Contact"), [draft.Or(draft.Known.Contact, "联系方式", "contact")]),
            (draft.In("代表", "Representative"), [draft.Or(draft.Known.Representative, "代表（如有）", "representative, where there is one")]),
            (draft.In("个人信息保护负责人", "Data protection officer"), [draft.Or(draft.Known.DataProtectionOfficer, "个人信息保护负责人", "data protection officer")]),
            (draft.In("应用", "Subject"), [draft.NameOf(subject) + " · " + subject.Identifier]),
            (draft.In("个人的类别", "Categories of persons"), [draft.Or(null, "个人的类别（如用户、儿童、员工）", "categories of persons, such as users, children, employees")]),
        ]));
        draft.Heading("二、处理活动", "2. Processing activities");
        draft.Table(
            string.Empty,
            [
                new(draft.In("个人信息", "Data"), 2), new(draft.In("处理方式（来自检测）", "What is done (seen)"), 4), new(draft.In("目的（来自政策）", "Purposes (told)"), 3),
                new(draft.In("接收方与所在地", "Recipients and country"), 4), new(draft.In("法律依据", "Legal basis"), 2), new(draft.In("保存期限", "Retention"), 2), new(draft.In("须事前评估的情形", "Calls for assessment"), 3),
            ],
            rows.Select(r => Row(draft, r)));
        if (rows.IsEmpty)
        {
            draft.Body("检测没有看到个人信息的处理，政策也没有说明。", "The audit saw no processing of personal data, and the policy tells of none.");
        }

        draft.Heading("三、安全措施", "3. Security measures");
        draft.Body("检测看到的问题：", "What the audit saw:");
        var security = PaperDraft.Open(audit).Where(static f => f.Detector == "D28").Select(f => (ImmutableArray<Run>)[draft.In(f.Title)]).ToList();
        draft.List(isNumbered: false, security.Count > 0 ? security : [[draft.In("没有看到（见“没有检测的事项”）。", "Nothing (see what was not tested).")]]);
        draft.Text(TextRole.Body, draft.In("技术和组织措施：", "Technical and organisational measures: "), draft.Or(null, "安全措施", "security measures"));
        draft.Heading("四、影响评估和保存", "4. Assessment and keeping");
        draft.Text(
            TextRole.Body,
            draft.In("上表最后一栏列出的情形须事前作个人信息保护影响评估；评估报告和处理情况记录至少保存三年。评估报告编号：", "What the last column names calls for an impact assessment in advance; the report and the record of processing are kept for at least three years. Number of the report: "),
            draft.Or(null, "影响评估报告编号", "number of the assessment"),
            draft.In("。", "."));
        draft.Text(TextRole.Signature, draft.In("负责人：", "Person in charge: "), draft.Or(draft.Known.DataProtectionOfficer, "个人信息保护负责人", "data protection officer"));
        draft.Text(TextRole.Signature, draft.Or(draft.Known.Date, "日期", "date"));
        draft.NotTested(1);
        return draft.Finish(draft.In("个人信息处理活动记录", "Record of processing activities"), Table(draft, rows), isLandscape: true);
    }

    private static ImmutableArray<Cell> Row(PaperDraft draft, ProcessingRow row) =>
    [
        new([[new(row.Name, RunStyle.Strong)], .. row.IsSensitive ? (ImmutableArray<ImmutableArray<Run>>)[[new(draft.In("敏感", "sensitive"), RunStyle.Suspected)]] : []]),
        new([.. row.Does.Select(static d => (ImmutableArray<Run>)[d]), .. row.Disagreement is { } disagreement ? (ImmutableArray<ImmutableArray<Run>>)[[new(disagreement, RunStyle.Suspected)]] : []]),
        row.Purposes.IsEmpty ? new Cell([[draft.Or(null, $"{row.Name} 的目的", $"purpose of {row.Name}")]]) : string.Join(draft.In("；", "; "), row.Purposes),
        row.Recipients.IsEmpty ? draft.In("未见", "none seen") : new Cell([.. row.Recipients.Select(static r => (ImmutableArray<Run>)[r])]),
        draft.Or(draft.Known.LegalBasis, "法律依据", "legal basis"),
        draft.Or(draft.Known.Retention, "保存期限", "retention"),
        row.Assessments.IsEmpty ? draft.In("无", "none") : new Cell([.. row.Assessments.Select(static a => (ImmutableArray<Run>)[a])]),
    ];

    private static PaperTable Table(PaperDraft draft, ImmutableArray<ProcessingRow> rows) => new(
        [
            draft.In("序号", "No."), draft.In("处理者", "Controller"), draft.In("应用", "Subject"), draft.In("个人信息", "Data"), draft.In("是否敏感", "Sensitive"), draft.In("处理方式（来自检测）", "What is done (seen)"),
            draft.In("目的（来自政策）", "Purposes (told)"), draft.In("接收方与所在地", "Recipients and country"), draft.In("法律依据", "Legal basis"), draft.In("保存期限", "Retention"),
            draft.In("须事前评估的情形", "Calls for assessment"), draft.In("与政策是否一致", "Agrees with the policy"),
        ],
        [
            .. rows.Select((r, n) => (ImmutableArray<string>)
            [
                (n + 1).ToString(CultureInfo.InvariantCulture),
                draft.Or(draft.Known.Controller ?? draft.Subjects[0].Developer, "处理者", "controller").Text,
                draft.NameOf(draft.Subjects[0]),
                r.Name,
                r.IsSensitive ? draft.In("是", "yes") : draft.In("否", "no"),
                string.Join(draft.In("；", "; "), r.Does),
                r.Purposes.IsEmpty ? draft.Or(null, $"{r.Name} 的目的", $"purpose of {r.Name}").Text : string.Join(draft.In("；", "; "), r.Purposes),
                string.Join(draft.In("；", "; "), r.Recipients),
                draft.Or(draft.Known.LegalBasis, "法律依据", "legal basis").Text,
                draft.Or(draft.Known.Retention, "保存期限", "retention").Text,
                string.Join(draft.In("；", "; "), r.Assessments),
                r.Disagreement ?? draft.In("是或未比较", "yes, or not compared"),
            ]),
        ]);
}
