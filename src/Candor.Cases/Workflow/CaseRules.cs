namespace Candor.Cases;

/// <summary>Says whether a move may be made. The table says when and by whom; the rules say what more it takes.</summary>
public static class CaseRules
{
    /// <summary>The longest text of a move, in characters.</summary>
    public const int LongestText = 20_000;

    /// <summary>Why a move may not be made; null where it may.</summary>
    /// <param name="file">The case; null where the move opens one.</param>
    /// <param name="move">The move.</param>
    /// <param name="actor">Who makes it.</param>
    /// <param name="today">The day.</param>
    public static LocalizedText? Refuse(CaseFile? file, CaseMove move, Actor actor, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(move);
        ArgumentNullException.ThrowIfNull(actor);
        var row = Transitions.Of(move);
        if (!row.Roles.Contains(actor.Role))
        {
            return new("您的角色不能进行此操作。", "Your role cannot do this.");
        }

        if (file is null)
        {
            return move is OpenCase opening ? Words(opening.Title) : new("没有这个案件。", "There is no such case.");
        }

        if (!row.From.Contains(file.State))
        {
            return new("案件当前状态下不能进行此操作。", "The case is not in a state for this.");
        }

        if (actor.Role == Role.Respondent && !file.Respondents.Contains(actor.Id))
        {
            return new("您不是本案的被通知方。", "You do not speak for the party of this case.");
        }

        return Refuse(file, move, actor.Id, today);
    }

    private static LocalizedText? Refuse(CaseFile file, CaseMove move, string who, DateOnly today) => move switch
    {
        ConfirmFindings m => Words(m.Reason) ?? Confirm(file, m),
        DismissCase m => Words(m.Reason) ?? Dismiss(m),
        DraftNotice m => Draft(file, m),
        ReturnDraft m => Words(m.Reason),
        IssueNotice => Issue(file, who, today),
        AdmitRespondent m => Words(m.Name),
        AcknowledgeNotice => file.Notice!.AcknowledgedAt is null ? null : new("已经签收。", "It was acknowledged before."),
        ExtendDeadline m => Words(m.Reason) ?? (m.Deadline.Day > file.Notice!.Deadline.Day ? null : new("新期限须晚于原期限。", "The new deadline must be later than the old.")),
        ReplyToDemands m => Reply(file, m),
        DropDemand m => Words(m.Reason) ?? Drop(file, m.Demand),
        UpholdDemand m => Words(m.Reason)
            ?? (file.Standing.Any(d => d.Number == m.Demand && d.WaitsForAnswer) ? null : new("这项要求没有待回应的异议。", "No reply that disputes this demand waits for an answer.")),
        BeginRectification m => Words(m.Plan),
        ReportRectification m => Report(file, m),
        ConcludeRecheck m => Conclude(file, m),
        CloseCase m => Words(m.Reason) ?? Close(file, who),
        EscalateCase m => Words(m.Reason) ?? Escalate(file, today),
        WithdrawNotice m => Words(m.Reason),
        ReopenCase m => Words(m.Reason) ?? (IsHash(m.Evidence) ? null : new("重新立案须有新的证据。", "Opening it again takes new evidence.")),
        ProposeWaiver m => Words(m.Reason) ?? Words(m.Owner) ?? Waive(file, m, today),
        ApproveWaiver => Approve(file, who, today),
        Publish m => file.IsPublished(m.Kind) ? new("已经公布。", "It is published already.") : Publish(file, m.Kind),
        WithdrawPublication m => Words(m.Reason) ?? (file.IsPublished(m.Kind) ? null : new("没有公布过。", "It is not published.")),
        SupersedeFinding m => Words(m.Reason)
            ?? (file.Audits.Any(a => a.Findings.Any(f => f.Id == m.Finding)) ? null : new("案件没有这项发现。", "The case has no such finding.")),
        TellComplainant m => file.Complaint is null ? new("本案没有投诉人。", "Nobody complained in this case.") : Words(m.Text),
        AddRemark m => Words(m.Text),
        _ => null,
    };

    private static LocalizedText? Words(string text) => string.IsNullOrWhiteSpace(text)
        ? new("请写明内容。", "It must be put in words.")
        : text.Length > LongestText ? new($"文字超过 {LongestText} 字。", $"The text is longer than {LongestText} characters.") : null;

    private static LocalizedText? Confirm(CaseFile file, ConfirmFindings move)
    {
        if (file.Audits.IsEmpty)
        {
            return new("没有检测报告，不能确认。", "Nothing can be confirmed without an audit.");
        }

        var known = file.Audits[^1].Findings.Select(static f => f.Id).ToHashSet(StringComparer.Ordinal);
        return move.Findings.IsDefaultOrEmpty || move.Findings.Any(f => !known.Contains(f) || file.Superseded.ContainsKey(f))
            ? new("请选择最近一次检测中的发现。", "Choose findings of the audit bound last.")
            : null;
    }

    private static LocalizedText? Dismiss(DismissCase move) => move.Outcome switch
    {
        DismissalOutcome.NotSubstantiated when move.Tests.IsDefaultOrEmpty => new("请写明做过哪些检测。", "Say what was tried."),
        DismissalOutcome.Duplicate when string.IsNullOrWhiteSpace(move.DuplicateOf) => new("请写明与哪个案件重复。", "Say which case it duplicates."),
        _ => null,
    };

    private static LocalizedText? Draft(CaseFile file, DraftNotice move)
    {
        if (move.Demands.IsDefaultOrEmpty)
        {
            return new("通知至少要有一项要求。", "A notice asks for at least one thing.");
        }

        var known = file.Confirmed.Select(static f => f.Id).Where(f => !file.Superseded.ContainsKey(f)).ToHashSet(StringComparer.Ordinal);
        if (move.Demands.Any(d => !known.Contains(d.Finding)))
        {
            return new("要求只能依据已确认的发现。", "A demand rests on a confirmed finding.");
        }

        return move.Demands.Select(static d => Words(d.Ask.Zh) ?? Words(d.Ask.En)).FirstOrDefault(static r => r is not null);
    }

    private static LocalizedText? Issue(CaseFile file, string who, DateOnly today)
    {
        if (file.Notice!.DraftedBy == who)
        {
            return new("拟稿人不能签发自己的通知。", "Who wrote the notice cannot issue it.");
        }

        return file.Notice.Deadline.Day > today ? null : new("期限已过，请退回重拟。", "The deadline has passed; send the draft back.");
    }

    private static LocalizedText? Reply(CaseFile file, ReplyToDemands move)
    {
        var standing = file.Standing.Select(static d => d.Number).ToHashSet();
        if (move.Replies.IsDefaultOrEmpty || move.Replies.Any(r => !standing.Contains(r.Demand)))
        {
            return new("请逐项答复通知中的要求。", "Answer the demands of the notice.");
        }

        if (file.State == CaseState.NoticeIssued && standing.Except(move.Replies.Select(static r => r.Demand)).Any())
        {
            return new("第一次答复须逐项覆盖全部要求。", "The first reply answers every demand.");
        }

        return move.Replies.Select(static r => Words(r.Text)).FirstOrDefault(static r => r is not null);
    }

    private static LocalizedText? Drop(CaseFile file, int demand) =>
        file.Standing.All(d => d.Number != demand) ? new("没有这项要求。", "There is no such demand.")
        : file.Standing.Count() == 1 ? new("撤回最后一项要求即撤回通知，请使用撤回通知。", "Taking the last demand back is taking the notice back; do that.")
        : null;

    private static LocalizedText? Report(CaseFile file, ReportRectification move)
    {
        if (file.Basis is not { } basis || move.Version.Kind != basis.Subject.Kind || move.Version.Identifier != basis.Subject.Identifier)
        {
            return new("整改报告须针对同一对象的版本。", "The report must be of a version of the same subject.");
        }

        if (file.Standing.Any(d => move.Measures.All(m => m.Demand != d.Number)))
        {
            return new("请逐项写明采取的措施。", "Say for each demand what was done.");
        }

        return move.Measures.Select(static m => Words(m.Text)).FirstOrDefault(static r => r is not null);
    }

    private static LocalizedText? Conclude(CaseFile file, ConcludeRecheck move)
    {
        var standing = file.Standing.Select(static d => d.Number).ToHashSet();
        if (!standing.SetEquals(move.Outcomes.Select(static o => o.Demand)) || move.Outcomes.Length != standing.Count)
        {
            return new("复检须逐项给出结果。", "A recheck says of each demand what it saw.");
        }

        if (move.Audit.Subject.Kind != file.Basis!.Subject.Kind || move.Audit.Subject.Identifier != file.Basis.Subject.Identifier)
        {
            return new("复检的不是同一对象。", "The recheck is of another subject.");
        }

        var isFixedSomewhere = move.Outcomes.Any(static o => o.Result == DemandResult.Fixed);
        if (isFixedSomewhere && move.Audit.Conditions.DifferenceFrom(file.Basis.Conditions) is { } difference)
        {
            return new($"复检条件与原检测不同，不能认定已整改：{difference.Zh}", $"The recheck ran under other conditions, so nothing can be called fixed: {difference.En}");
        }

        var seen = move.Audit.Findings.Select(static f => f.Id).ToHashSet(StringComparer.Ordinal);
        return move.Outcomes.Any(o => o.Result == DemandResult.Fixed && seen.Contains(file.Demands[o.Demand - 1].Finding.Id))
            ? new("复检仍然看到该问题，不能认定已整改。", "The recheck still sees it, so it cannot be called fixed.")
            : null;
    }

    private static LocalizedText? Close(CaseFile file, string who)
    {
        if (file.State == CaseState.Passed && (file.Rechecks.IsEmpty || file.Rechecks[^1].By == who))
        {
            return new("复检人不能自己结案。", "Who made the recheck cannot close the case.");
        }

        return null;
    }

    private static LocalizedText? Escalate(CaseFile file, DateOnly today) =>
        file.State is CaseState.PartlyPassed or CaseState.Failed or CaseState.NotTestable || file.IsOverdue(today)
            ? null
            : new("期限未到，不能升级处理。", "The deadline has not passed.");

    private static LocalizedText? Waive(CaseFile file, ProposeWaiver move, DateOnly today)
    {
        if (file.Workspace != Workspace.Company)
        {
            return new("只有企业自查可以豁免。", "Only a company may waive findings of its own.");
        }

        var known = file.Confirmed.Select(static f => f.Id).ToHashSet(StringComparer.Ordinal);
        if (move.Findings.IsDefaultOrEmpty || move.Findings.Any(f => !known.Contains(f)))
        {
            return new("请选择已确认的发现。", "Choose confirmed findings.");
        }

        return move.Expires > today ? null : new("豁免须有将来的到期日。", "A waiver needs a day in the future on which it ends.");
    }

    private static LocalizedText? Approve(CaseFile file, string who, DateOnly today) =>
        file.Waivers.IsEmpty || file.Waivers[^1].ApprovedBy is not null ? new("没有待批的豁免。", "No waiver waits to be signed.")
        : file.Waivers[^1].ProposedBy == who ? new("提出人不能批准自己的豁免。", "Who proposed the waiver cannot sign it.")
        : file.Waivers[^1].Expires <= today ? new("豁免已过期。", "The waiver has run out.")
        : null;

    private static LocalizedText? Publish(CaseFile file, PublicationKind kind) => kind switch
    {
        PublicationKind.Notice when file.Notice?.IssuedAt is null => new("没有已签发的通知。", "No notice was issued."),
        PublicationKind.Outcome when file.EndedFor is null => new("案件尚未结束。", "The case has not ended."),
        _ => null,
    };

    private static bool IsHash(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}
