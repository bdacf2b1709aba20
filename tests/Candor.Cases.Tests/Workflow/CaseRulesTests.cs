namespace Candor.Cases.Tests.Workflow;

/// <summary>The ten rules of the machine, one by one.</summary>
public sealed class CaseRulesTests : IDisposable
{
    private static readonly DateOnly Today = new(2018, 1, 10);
    private readonly EventSigner _signer = EventSigner.New();

    [Fact]
    public void A_superseded_finding_is_kept_and_no_demand_may_rest_on_it()
    {
        var file = Sample.Run(_signer, [.. Sample.Noticed().Take(5), (Sample.Reviewer, new SupersedeFinding("finding-0000000000000001", "规则修订"))]);
        Assert.Contains(file.Confirmed, static f => f.Id == "finding-0000000000000001");
        Assert.NotNull(CaseRules.Refuse(file, new DraftNotice([Sample.Ask(1)], Sample.Due()), Sample.Reviewer, Today));
        Assert.Null(CaseRules.Refuse(file, new DraftNotice([Sample.Ask(2)], Sample.Due()), Sample.Reviewer, Today));
    }

    [Theory]
    [InlineData("k", DemandResult.Fixed, true)]
    [InlineData("another", DemandResult.Fixed, false)]
    [InlineData("another", DemandResult.NotTestable, true)]
    public void Fixed_takes_the_same_conditions(string knowledge, DemandResult result, bool mayBeMade)
    {
        var file = Sample.Run(_signer, Sample.Reported());
        var outcome = new ConcludeRecheck(Sample.Audit(2, knowledge), [new(1, result, LocalizedText.Same("-")), new(2, DemandResult.NotTestable, LocalizedText.Same("-"))]);
        Assert.Equal(mayBeMade, CaseRules.Refuse(file, outcome, Sample.Tester, Today) is null);
    }

    [Fact]
    public void What_the_recheck_still_sees_cannot_be_called_fixed()
    {
        var file = Sample.Run(_signer, Sample.Reported());
        Assert.NotNull(CaseRules.Refuse(file, new ConcludeRecheck(Sample.Audit(2, "k", 1), [Fixed(1), Fixed(2)]), Sample.Tester, Today));
    }

    [Fact]
    public void A_recheck_says_something_of_every_demand_that_stands()
    {
        var file = Sample.Run(_signer, Sample.Reported());
        Assert.NotNull(CaseRules.Refuse(file, new ConcludeRecheck(Sample.Audit(2, "k"), [Fixed(1)]), Sample.Tester, Today));
        Assert.NotNull(CaseRules.Refuse(file, new ConcludeRecheck(Sample.Audit(2, "k"), [Fixed(1), Fixed(1)]), Sample.Tester, Today));
        Assert.NotNull(CaseRules.Refuse(file, new ConcludeRecheck(Sample.Audit(2, "k"), [Fixed(1), Fixed(2), Fixed(3)]), Sample.Tester, Today));
    }

    [Theory]
    [InlineData(DemandResult.Fixed, DemandResult.Fixed, CaseState.Passed)]
    [InlineData(DemandResult.Fixed, DemandResult.StillThere, CaseState.PartlyPassed)]
    [InlineData(DemandResult.Fixed, DemandResult.NotTestable, CaseState.PartlyPassed)]
    [InlineData(DemandResult.StillThere, DemandResult.NotTestable, CaseState.Failed)]
    [InlineData(DemandResult.NotTestable, DemandResult.NotTestable, CaseState.NotTestable)]
    public void The_state_after_a_recheck_follows_from_its_outcomes(DemandResult first, DemandResult second, CaseState state)
    {
        var file = Sample.Run(_signer, [.. Sample.Reported(), (Sample.Tester, new ConcludeRecheck(Sample.Audit(2, "k"), [new(1, first, LocalizedText.Same("-")), new(2, second, LocalizedText.Same("-"))]))]);
        Assert.Equal(state, file.State);
    }

    [Fact]
    public void Two_people_issue_and_two_people_close()
    {
        var drafter = new Actor("same", "同一人", Role.Tester);
        var issuer = drafter with { Role = Role.Approver };
        var drafted = Sample.Run(_signer, [.. Sample.Noticed().Take(5), (drafter, new DraftNotice([Sample.Ask(1)], Sample.Due()))]);
        Assert.NotNull(CaseRules.Refuse(drafted, new IssueNotice(), issuer, Today));
        Assert.Null(CaseRules.Refuse(drafted, new IssueNotice(), Sample.Approver, Today));
        var passed = Sample.Run(_signer, [.. Sample.Reported(), (drafter, new ConcludeRecheck(Sample.Audit(2, "k"), [Fixed(1), Fixed(2)]))]);
        Assert.NotNull(CaseRules.Refuse(passed, new CloseCase("好"), issuer, Today));
        Assert.Null(CaseRules.Refuse(passed, new CloseCase("好"), Sample.Approver, Today));
    }

    [Theory]
    [InlineData(Workspace.Regulator, false)]
    [InlineData(Workspace.ConsumerGroup, false)]
    [InlineData(Workspace.Company, true)]
    public void Only_a_company_waives_and_never_without_an_end_and_a_second_signer(Workspace workspace, bool mayWaive)
    {
        var confirmed = Sample.Run(_signer, Sample.Noticed(workspace)[..4]);
        var waiver = new ProposeWaiver(["finding-0000000000000001", "finding-0000000000000002"], "产品负责人", "下个版本修复", new(2018, 3, 1));
        Assert.Equal(mayWaive, CaseRules.Refuse(confirmed, waiver, Sample.Reviewer, Today) is null);
        if (!mayWaive)
        {
            return;
        }

        Assert.NotNull(CaseRules.Refuse(confirmed, waiver with { Expires = Today }, Sample.Reviewer, Today));
        Assert.NotNull(CaseRules.Refuse(confirmed, waiver with { Reason = " " }, Sample.Reviewer, Today));
        var proposed = Sample.Run(_signer, [.. Sample.Noticed(workspace)[..4], (Sample.Reviewer, waiver)]);
        Assert.Equal(0, proposed.Suppressed(Today));
        Assert.NotNull(CaseRules.Refuse(proposed, new ApproveWaiver(), Sample.Reviewer with { Role = Role.Approver }, Today));
        var accepted = Sample.Run(_signer, [.. Sample.Noticed(workspace)[..4], (Sample.Reviewer, waiver), (Sample.Approver, new ApproveWaiver())]);
        Assert.Equal((CaseState.RiskAccepted, 2, 0), (accepted.State, accepted.Suppressed(Today), accepted.Suppressed(new(2018, 3, 2))));
    }

    [Fact]
    public void The_first_reply_answers_every_demand_and_only_its_own_party_replies()
    {
        var file = Sample.Run(_signer, Sample.Noticed());
        var one = new ReplyToDemands([new(1, ReplyStance.Accepted, "好", [])]);
        var both = new ReplyToDemands([new(1, ReplyStance.Accepted, "好", []), new(2, ReplyStance.Partly, "部分", [])]);
        Assert.NotNull(CaseRules.Refuse(file, one, Sample.Firm, Today));
        Assert.Null(CaseRules.Refuse(file, both, Sample.Firm, Today));
        Assert.NotNull(CaseRules.Refuse(file, both, Sample.Firm with { Id = "another-firm" }, Today));
        Assert.NotNull(CaseRules.Refuse(file, both, Sample.Reviewer, Today));
    }

    [Fact]
    public void A_deadline_is_frozen_and_only_an_extension_moves_it_later()
    {
        var file = Sample.Run(_signer, Sample.Noticed());
        Assert.NotNull(CaseRules.Refuse(file, new ExtendDeadline(Sample.Due(20), "来不及"), Sample.Approver, Today));
        Assert.NotNull(CaseRules.Refuse(file, new ExtendDeadline(Sample.Due(19), "来不及"), Sample.Approver, Today));
        Assert.Null(CaseRules.Refuse(file, new ExtendDeadline(Sample.Due(28), "来不及"), Sample.Approver, Today));
        Assert.False(file.IsOverdue(new(2018, 1, 20)));
        Assert.True(file.IsOverdue(new(2018, 1, 21)));
        Assert.NotNull(CaseRules.Refuse(file, new EscalateCase(EscalationKind.PublicNaming, "未答复"), Sample.Approver, new(2018, 1, 20)));
        Assert.Null(CaseRules.Refuse(file, new EscalateCase(EscalationKind.PublicNaming, "未答复"), Sample.Approver, new(2018, 1, 21)));
    }

    [Fact]
    public void A_report_is_of_a_version_of_the_same_subject()
    {
        var file = Sample.Run(_signer, [.. Sample.Noticed(), (Sample.Firm, new ReplyToDemands([new(1, ReplyStance.Accepted, "好", []), new(2, ReplyStance.Accepted, "好", [])]))]);
        var other = Sample.Audit(2, "k").Subject with { Identifier = "https://other.example/" };
        Assert.NotNull(CaseRules.Refuse(file, new ReportRectification(other, [new(1, "改了"), new(2, "改了")]), Sample.Firm, Today));
        Assert.NotNull(CaseRules.Refuse(file, new ReportRectification(Sample.Audit(2, "k").Subject, [new(1, "改了")]), Sample.Firm, Today));
    }

    [Fact]
    public void An_allegation_that_could_not_be_borne_out_says_what_was_tried()
    {
        var file = Sample.Run(_signer, Sample.Noticed()[..2]);
        Assert.NotNull(CaseRules.Refuse(file, new DismissCase(DismissalOutcome.NotSubstantiated, "没有证据", null, []), Sample.Reviewer, Today));
        Assert.Null(CaseRules.Refuse(file, new DismissCase(DismissalOutcome.NotSubstantiated, "没有证据", null, ["静置 24 小时抓包"]), Sample.Reviewer, Today));
        Assert.NotNull(CaseRules.Refuse(file, new DismissCase(DismissalOutcome.Duplicate, "重复", null, []), Sample.Reviewer, Today));
    }

    [Fact]
    public void Nothing_is_confirmed_without_an_audit()
    {
        var file = Sample.Run(_signer, Sample.Noticed()[..2]);
        Assert.NotNull(CaseRules.Refuse(file, new ConfirmFindings(["finding-0000000000000001"], "看起来是"), Sample.Reviewer, Today));
    }

    [Fact]
    public void What_was_published_and_withdrawn_stays_visible_with_the_reason()
    {
        var file = Sample.Run(_signer, [.. Sample.Noticed(), (Sample.Approver, new Publish(PublicationKind.Notice)), (Sample.Approver, new WithdrawPublication(PublicationKind.Notice, "处罚被撤销"))]);
        Assert.False(file.IsPublished(PublicationKind.Notice));
        Assert.Equal("处罚被撤销", Assert.Single(file.Publications).WithdrawnFor);
    }

    [Fact]
    public void Every_move_has_one_row_and_a_reader_none()
    {
        var moves = typeof(CaseMove).Assembly.GetTypes().Where(static t => t.BaseType == typeof(CaseMove)).OrderBy(static t => t.Name, StringComparer.Ordinal);
        Assert.Equal(moves, Transitions.Table.Select(static t => t.Move).OrderBy(static t => t.Name, StringComparer.Ordinal));
        Assert.All(Transitions.Table, static t => Assert.DoesNotContain(Role.Reader, t.Roles));
    }

    public void Dispose() => _signer.Dispose();

    private static DemandOutcome Fixed(int demand) => new(demand, DemandResult.Fixed, LocalizedText.Same("-"));

    [Fact]
    public void A_disputed_demand_is_upheld_once_for_each_reply_and_an_accepted_one_never()
    {
        using var signer = EventSigner.New();
        (Actor Actor, CaseMove Move)[] replied = [.. Sample.Noticed(), (Sample.Firm, new ReplyToDemands([new(1, ReplyStance.Accepted, "接受", []), new(2, ReplyStance.Disputed, "系统弹窗，非我方", [])]))];
        var uphold = (Sample.Approver, (CaseMove)new UpholdDemand(2, "清单文件由应用自己声明该权限。"));

        var file = Sample.Run(signer, [.. replied, uphold]);

        Assert.Equal("清单文件由应用自己声明该权限。", file.Demands[1].Replies[0].Answer);
        Assert.Equal(CaseState.ReplyReceived, file.State);
        Assert.NotNull(CaseRules.Refuse(file, uphold.Item2, Sample.Approver, new(2018, 1, 9)));
        Assert.NotNull(CaseRules.Refuse(file, new UpholdDemand(1, "无需"), Sample.Approver, new(2018, 1, 9)));
        Assert.NotNull(CaseRules.Refuse(file, uphold.Item2, Sample.Firm, new(2018, 1, 9)));
        file = Sample.Run(signer, [.. replied, uphold, (Sample.Firm, new ReplyToDemands([new(2, ReplyStance.Partly, "部分接受", [])]))]);
        Assert.True(file.Demands[1].WaitsForAnswer);
        Assert.Null(CaseRules.Refuse(file, uphold.Item2, Sample.Reviewer, new(2018, 1, 9)));
        Assert.DoesNotContain("answer", EventChain.Link(new("case", 1, Sample.Start, Sample.Firm, EventChain.Beginning, [], new ReplyToDemands([file.Demands[1].Replies[0]])), signer).Json, StringComparison.OrdinalIgnoreCase);
    }
}
