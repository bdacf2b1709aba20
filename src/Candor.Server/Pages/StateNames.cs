namespace Candor.Server.Pages;

/// <summary>How people call the states and choices of a case.</summary>
internal static class StateNames
{
    public static LocalizedText Of(CaseState state) => state switch
    {
        CaseState.Lead => new("线索", "Lead"),
        CaseState.Triage => new("待核实", "Triage"),
        CaseState.NotSubstantiated => new("不成立", "Not substantiated"),
        CaseState.FalsePositive => new("误报", "False positive"),
        CaseState.Duplicate => new("重复", "Duplicate"),
        CaseState.OutOfScope => new("不属受理范围", "Out of scope"),
        CaseState.Confirmed => new("已确认", "Confirmed"),
        CaseState.NoticeDrafted => new("通知待签发", "Notice drafted"),
        CaseState.NoticeIssued => new("通知已送达", "Notice issued"),
        CaseState.ReplyReceived => new("已答复", "Reply received"),
        CaseState.Rectifying => new("整改中", "Rectifying"),
        CaseState.RectificationReported => new("已报整改", "Rectification reported"),
        CaseState.Rechecking => new("复检中", "Rechecking"),
        CaseState.Passed => new("复检通过", "Recheck passed"),
        CaseState.PartlyPassed => new("部分通过", "Partly passed"),
        CaseState.Failed => new("复检未通过", "Recheck failed"),
        CaseState.NotTestable => new("无法复检", "Not testable"),
        CaseState.Escalated => new("已升级处理", "Escalated"),
        CaseState.RiskAccepted => new("接受风险", "Risk accepted"),
        _ => new("已结案", "Closed"),
    };

    public static LocalizedText Of(string state) => KebabEnum.TryParse<CaseState>(state, out var known) ? Of(known) : LocalizedText.Same(state);

    public static LocalizedText Of(ReplyStance stance) => stance switch
    {
        ReplyStance.Accepted => new("接受", "Accepted"),
        ReplyStance.Partly => new("部分接受", "Partly accepted"),
        _ => new("不接受", "Disputed"),
    };

    public static LocalizedText Of(DemandResult result) => result switch
    {
        DemandResult.Fixed => new("已整改", "Fixed"),
        DemandResult.StillThere => new("仍然存在", "Still there"),
        _ => new("无法判断", "Not testable"),
    };

    public static LocalizedText Of(EscalationKind kind) => kind switch
    {
        EscalationKind.PublicNaming => new("公开通报", "Public naming"),
        EscalationKind.DelistingAdvice => new("建议下架", "Advice to delist"),
        _ => new("移送", "Referral"),
    };

    public static LocalizedText Of(DismissalOutcome outcome) => outcome switch
    {
        DismissalOutcome.FalsePositive => new("误报（检测规则有误）", "False positive (the detector was wrong)"),
        DismissalOutcome.Duplicate => new("与其他案件重复", "Duplicate of another case"),
        DismissalOutcome.OutOfScope => new("不属受理范围", "Out of scope"),
        _ => new("不成立（未能证实）", "Not substantiated"),
    };

    public static LocalizedText Job(string state) => state switch
    {
        JobState.Queued => new("排队中", "Waiting"),
        JobState.Running => new("检测中", "Running"),
        JobState.Succeeded => new("已完成", "Done"),
        JobState.Cancelled => new("已取消", "Cancelled"),
        _ => new("失败，待人处理", "Failed, for a person"),
    };

    /// <summary>What an audit is doing; a stage that has no other name here keeps the program's.</summary>
    public static LocalizedText Stage(string? stage) => new(
        stage switch
        {
            "Fetching the files" => "取得文件",
            "Auditing" => "检测",
            "Reading the app" => "读取应用",
            "Reading the policy" => "阅读隐私政策",
            "Reading the policy that the page links to" => "阅读页面链接的隐私政策",
            "Reading the traffic" => "读取流量",
            "Comparing and judging" => "比对与判断",
            "Keeping the results" => "保存证据",
            _ => stage ?? "",
        },
        stage ?? "");

    /// <summary>A move in the words of the record.</summary>
    public static LocalizedText Of(CaseMove move) => move switch
    {
        OpenCase => new("立案", "Opened the case"),
        BeginTriage => new("开始核实", "Began to look into it"),
        BindAudit => new("附上检测报告", "Bound an audit"),
        ConfirmFindings => new("确认发现", "Confirmed findings"),
        DismissCase m => new($"终止：{Of(m.Outcome).Zh}", $"Dismissed: {Of(m.Outcome).En}"),
        DraftNotice => new("拟写通知", "Drafted the notice"),
        ReturnDraft => new("退回通知稿", "Returned the draft"),
        IssueNotice => new("签发通知", "Issued the notice"),
        AdmitRespondent => new("接入被通知方", "Admitted a respondent"),
        AcknowledgeNotice => new("签收通知", "Acknowledged the notice"),
        ExtendDeadline => new("延长期限", "Extended the deadline"),
        ReplyToDemands => new("逐项答复", "Replied item by item"),
        DropDemand => new("撤回一项要求", "Took a demand back"),
        UpholdDemand m => new($"维持第 {m.Demand} 项要求", $"Upheld demand {m.Demand}"),
        BeginRectification => new("开始整改", "Began to mend"),
        ReportRectification => new("报告整改完成", "Reported it mended"),
        BeginRecheck => new("开始复检", "Began the recheck"),
        ConcludeRecheck => new("复检结论", "Concluded the recheck"),
        CloseCase => new("结案", "Closed the case"),
        EscalateCase m => new($"升级处理：{Of(m.Kind).Zh}", $"Escalated: {Of(m.Kind).En}"),
        WithdrawNotice => new("撤回通知", "Withdrew the notice"),
        ReopenCase => new("重新立案", "Reopened the case"),
        ProposeWaiver => new("提出豁免", "Proposed a waiver"),
        ApproveWaiver => new("批准豁免", "Signed the waiver"),
        Publish m => m.Kind == PublicationKind.Notice ? new("公布通知", "Published the notice") : new("公布结果", "Published the outcome"),
        WithdrawPublication => new("撤下公示", "Withdrew a publication"),
        SupersedeFinding => new("规则变更，标记发现", "Marked a finding as superseded"),
        TellComplainant => new("告知投诉人", "Told the complainant"),
        _ => new("备注", "Remark"),
    };

    /// <summary>What a move says, in words; null where it says nothing.</summary>
    public static string? Words(CaseMove move, Language language) => move switch
    {
        ConfirmFindings m => m.Reason,
        DismissCase m => string.Join('\n', m.Tests.Prepend(m.Reason)),
        ReturnDraft m => m.Reason,
        AdmitRespondent m => m.Name,
        ExtendDeadline m => $"{m.Deadline.Day:yyyy-MM-dd} · {m.Reason}",
        DraftNotice m => $"{m.Deadline.Day:yyyy-MM-dd}",
        ReplyToDemands m => string.Join('\n', m.Replies.Select(r => $"{r.Demand}. {Of(r.Stance).In(language)}{Colon(language)}{r.Text}")),
        DropDemand m => $"{m.Demand}. {m.Reason}",
        UpholdDemand m => m.Reason,
        BeginRectification m => m.Plan,
        ReportRectification m => string.Join('\n', m.Measures.Select(static x => $"{x.Demand}. {x.Text}")),
        ConcludeRecheck m => string.Join('\n', m.Outcomes.Select(o => $"{o.Demand}. {Of(o.Result).In(language)}{Colon(language)}{o.Why.In(language)}")),
        CloseCase m => m.Reason,
        EscalateCase m => m.Reason,
        WithdrawNotice m => m.Reason,
        ReopenCase m => m.Reason,
        ProposeWaiver m => $"{m.Owner} · {m.Expires:yyyy-MM-dd} · {m.Reason}",
        WithdrawPublication m => m.Reason,
        SupersedeFinding m => m.Reason,
        TellComplainant m => m.Text,
        AddRemark m => m.Text,
        _ => null,
    };

    private static string Colon(Language language) => language == Language.Zh ? "：" : ": ";
}
