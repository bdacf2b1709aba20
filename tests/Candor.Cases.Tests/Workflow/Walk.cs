using System.Collections.Immutable;

namespace Candor.Cases.Tests.Workflow;

/// <summary>One case in the hands of chance.</summary>
internal sealed class Walk(Random random, EventSigner signer, Workspace workspace)
{
    private DateTimeOffset _now = Sample.Start;

    public CaseFile? File { get; private set; }

    public List<CaseEvent> Events { get; } = [];

    /// <summary>Tries a move; false where it is refused.</summary>
    public bool Step()
    {
        _now = _now.AddHours(random.Next(72));
        var role = Enum.GetValues<Role>()[random.Next(6)];
        var move = File is null ? new OpenCase("2018-0001", workspace, "账单页", random.Next(2) == 0 ? null : Sample.Hash(1), null) : Choose(out role);
        var actor = new Actor($"p{random.Next(4)}", "某人", role);
        if (CaseRules.Refuse(File, move, actor, DateOnly.FromDateTime(_now.UtcDateTime)) is not null)
        {
            return false;
        }

        var link = EventChain.Link(new("case", Events.Count + 1, _now, actor, File?.LastHash ?? EventChain.Beginning, [], move), signer);
        Events.Add(link);
        File = File is null ? CaseFile.Of([link]) : File.After(link);
        return true;
    }

    /// <summary>Half of the moves are among those that the state allows, so that the walk gets anywhere; what they say is chance all the same.</summary>
    private CaseMove Choose(out Role role)
    {
        var rows = Transitions.Table.Where(static t => t.Move != typeof(OpenCase)).ToList();
        role = Enum.GetValues<Role>()[random.Next(6)];
        if (random.Next(2) == 0)
        {
            return Make(rows[random.Next(rows.Count)].Move);
        }

        var open = rows.Where(t => t.From.Contains(File!.State) && (t.From.Length < 16 || random.Next(25) == 0) && (t.Move != typeof(WithdrawNotice) || random.Next(3) == 0) && (t.Move != typeof(UpholdDemand) || random.Next(4) == 0)).ToList();
        var row = open[random.Next(open.Count)];
        role = row.Roles[random.Next(row.Roles.Length)];
        return Make(row.Move);
    }

    private CaseMove Make(Type move) => move.Name switch
    {
        nameof(BeginTriage) => new BeginTriage(),
        nameof(BindAudit) => new BindAudit(Audit()),
        nameof(ConfirmFindings) => new ConfirmFindings([.. Some(File!.Audits.IsEmpty ? [] : File.Audits[^1].Findings.Select(static f => f.Id))], Text()),
        nameof(DismissCase) => new DismissCase(Enum.GetValues<DismissalOutcome>()[random.Next(4)], Text(), random.Next(2) == 0 ? null : "2018-0002", random.Next(2) == 0 ? [] : ["跑过三次"]),
        nameof(DraftNotice) => new DraftNotice([.. Some(File!.Confirmed.Select(static f => f.Id)).Select(static f => new DemandDraft(f, LocalizedText.Same("改正")))], Due()),
        nameof(ReturnDraft) => new ReturnDraft(Text()),
        nameof(IssueNotice) => new IssueNotice(),
        nameof(AdmitRespondent) => new AdmitRespondent($"p{random.Next(4)}", Text()),
        nameof(AcknowledgeNotice) => new AcknowledgeNotice(),
        nameof(ExtendDeadline) => new ExtendDeadline(Due(), Text()),
        nameof(ReplyToDemands) => new ReplyToDemands([.. Some(File!.Demands.Select(static d => d.Number)).Select(n => new DemandReply(n, (ReplyStance)random.Next(3), Text(), []))]),
        nameof(DropDemand) => new DropDemand(random.Next(4), Text()),
        nameof(UpholdDemand) => new UpholdDemand(random.Next(4), Text()),
        nameof(BeginRectification) => new BeginRectification(Text()),
        nameof(ReportRectification) => new ReportRectification(Audit().Subject, [.. Some(File!.Demands.Select(static d => d.Number)).Select(n => new DemandMeasure(n, Text()))]),
        nameof(BeginRecheck) => new BeginRecheck(),
        nameof(ConcludeRecheck) => Recheck(),
        nameof(CloseCase) => new CloseCase(Text()),
        nameof(EscalateCase) => new EscalateCase((EscalationKind)random.Next(3), Text()),
        nameof(WithdrawNotice) => new WithdrawNotice(Text()),
        nameof(ReopenCase) => new ReopenCase(Text(), random.Next(2) == 0 ? "nothing" : Sample.Hash(9)),
        nameof(ProposeWaiver) => new ProposeWaiver([.. Some(File!.Confirmed.Select(static f => f.Id))], "负责人", Text(), Due().Day),
        nameof(ApproveWaiver) => new ApproveWaiver(),
        nameof(Publish) => new Publish((PublicationKind)random.Next(2)),
        nameof(WithdrawPublication) => new WithdrawPublication((PublicationKind)random.Next(2), Text()),
        nameof(SupersedeFinding) => new SupersedeFinding($"finding-{random.Next(6):x16}", Text()),
        nameof(TellComplainant) => new TellComplainant(Text()),
        nameof(AddRemark) => new AddRemark(Text()),
        _ => throw new InvalidOperationException($"{move.Name} is not part of the walk."),
    };

    private ConcludeRecheck Recheck()
    {
        var audit = Audit();
        var mood = random.Next(4);
        return new(
            audit,
            [.. File!.Demands.Where(d => d.Stands || random.Next(20) == 0).Select(d => new DemandOutcome(d.Number, mood == 3 ? (DemandResult)random.Next(3) : (DemandResult)mood, LocalizedText.Same("因为")))]);
    }

    private BoundAudit Audit() => Sample.Audit(random.Next(5), random.Next(8) == 0 ? "other" : "k", [.. Enumerable.Range(0, 4).Where(_ => random.Next(3) == 0)]);

    private Deadline Due() => new(DateOnly.FromDateTime(_now.UtcDateTime).AddDays(random.Next(-5, 40)), new(2018, 1, 8), 5, "cn");

    private string Text() => random.Next(25) == 0 ? " " : "说明";

    private IEnumerable<T> Some<T>(IEnumerable<T> all) => random.Next(3) == 0 ? all.Where(_ => random.Next(2) == 0) : all;
}
