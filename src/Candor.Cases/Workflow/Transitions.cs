using System.Collections.Frozen;
using System.Collections.Immutable;
using static Candor.Cases.CaseState;

namespace Candor.Cases;

/// <summary>The whole state machine: every move, where it may be made, by whom, and where it leads.</summary>
public static class Transitions
{
    private static readonly ImmutableArray<CaseState> Noticed =
        [NoticeIssued, ReplyReceived, Rectifying, RectificationReported, Rechecking, Passed, PartlyPassed, Failed, NotTestable, Escalated];

    private static readonly ImmutableArray<CaseState> Dismissed = [NotSubstantiated, FalsePositive, Duplicate, OutOfScope];

    private static readonly ImmutableArray<CaseState> Ended = [.. Dismissed, Closed, RiskAccepted];

    private static readonly ImmutableArray<CaseState> Unmended = [PartlyPassed, Failed, NotTestable];

    private static readonly ImmutableArray<CaseState> All = [.. Enum.GetValues<CaseState>()];

    private static readonly ImmutableArray<Role> Staff = [Role.Tester, Role.Reviewer, Role.Approver];

    /// <summary>The table, in the order in which a case goes.</summary>
    public static ImmutableArray<Transition> Table { get; } =
    [
        new(typeof(OpenCase), [], [Role.Complainant, Role.Tester, Role.Reviewer], Lead),
        new(typeof(BeginTriage), [Lead], [Role.Tester, Role.Reviewer], Triage),
        new(typeof(BindAudit), [Lead, Triage, Confirmed], [Role.Tester, Role.Reviewer], null),
        new(typeof(ConfirmFindings), [Triage, Confirmed], [Role.Reviewer], Confirmed),
        new(typeof(DismissCase), [Lead, Triage, Confirmed], [Role.Reviewer], null),
        new(typeof(DraftNotice), [Confirmed, NoticeDrafted, .. Unmended], [Role.Tester, Role.Reviewer], NoticeDrafted),
        new(typeof(ReturnDraft), [NoticeDrafted], [Role.Approver], Confirmed),
        new(typeof(IssueNotice), [NoticeDrafted], [Role.Approver], NoticeIssued),
        new(typeof(AdmitRespondent), [Confirmed, NoticeDrafted, .. Noticed], [Role.Reviewer, Role.Approver], null),
        new(typeof(AcknowledgeNotice), [NoticeIssued], [Role.Respondent], null),
        new(typeof(ExtendDeadline), [NoticeIssued, ReplyReceived, Rectifying], [Role.Approver], null),
        new(typeof(ReplyToDemands), [NoticeIssued, ReplyReceived, Rectifying], [Role.Respondent], null),
        new(typeof(DropDemand), [ReplyReceived, Rectifying, .. Unmended], [Role.Approver], null),
        new(typeof(UpholdDemand), [ReplyReceived, Rectifying], [Role.Reviewer, Role.Approver], null),
        new(typeof(BeginRectification), [ReplyReceived], [Role.Respondent], Rectifying),
        new(typeof(ReportRectification), [NoticeIssued, ReplyReceived, Rectifying, Escalated, .. Unmended], [Role.Respondent, Role.Tester], RectificationReported),
        new(typeof(BeginRecheck), [RectificationReported, NotTestable], [Role.Tester, Role.Reviewer], Rechecking),
        new(typeof(ConcludeRecheck), [Rechecking], [Role.Tester, Role.Reviewer], null),
        new(typeof(CloseCase), [Passed, Escalated], [Role.Approver], Closed),
        new(typeof(EscalateCase), [NoticeIssued, ReplyReceived, Rectifying, .. Unmended], [Role.Approver], Escalated),
        new(typeof(WithdrawNotice), Noticed, [Role.Approver], NotSubstantiated),
        new(typeof(ReopenCase), Ended, [Role.Reviewer, Role.Approver], Triage),
        new(typeof(ProposeWaiver), [Confirmed], [Role.Reviewer], null),
        new(typeof(ApproveWaiver), [Confirmed], [Role.Approver], null),
        new(typeof(Publish), [.. Noticed, .. Ended], [Role.Approver], null),
        new(typeof(WithdrawPublication), [.. Noticed, .. Ended, Triage, Confirmed, NoticeDrafted], [Role.Approver], null),
        new(typeof(SupersedeFinding), All, [Role.Reviewer], null),
        new(typeof(TellComplainant), All, Staff, null),
        new(typeof(AddRemark), All, Staff, null),
    ];

    private static readonly FrozenDictionary<Type, Transition> ByMove = Table.ToFrozenDictionary(static t => t.Move);

    /// <summary>The row of a move.</summary>
    public static Transition Of(CaseMove move)
    {
        ArgumentNullException.ThrowIfNull(move);
        return ByMove[move.GetType()];
    }

    /// <summary>The state after a move.</summary>
    internal static CaseState Target(CaseFile file, CaseMove move) => move switch
    {
        DismissCase m => m.Outcome switch
        {
            DismissalOutcome.FalsePositive => FalsePositive,
            DismissalOutcome.Duplicate => Duplicate,
            DismissalOutcome.OutOfScope => OutOfScope,
            _ => NotSubstantiated,
        },
        ReplyToDemands when file.State == NoticeIssued => ReplyReceived,
        ConcludeRecheck m => After(m.Outcomes),
        ApproveWaiver => file.Confirmed.All(f => file.Waivers.Any(w => w.Findings.Contains(f.Id) && (w.ApprovedBy is not null || w == file.Waivers[^1])))
            ? RiskAccepted
            : file.State,
        _ => Of(move).To ?? file.State,
    };

    private static CaseState After(ImmutableArray<DemandOutcome> outcomes) =>
        outcomes.All(static o => o.Result == DemandResult.Fixed) ? Passed
        : outcomes.Any(static o => o.Result == DemandResult.Fixed) ? PartlyPassed
        : outcomes.Any(static o => o.Result == DemandResult.StillThere) ? Failed
        : NotTestable;
}
