using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>A case as its events make it. It is never stored whole: it is what the chain says.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">The number that people use.</param>
/// <param name="Workspace">Whose case it is.</param>
/// <param name="Title">What it is about.</param>
/// <param name="State">Where it stands.</param>
/// <param name="OpenedAt">When it was opened.</param>
public sealed record CaseFile(string Id, string Number, Workspace Workspace, string Title, CaseState State, DateTimeOffset OpenedAt)
{
    /// <summary>How many events made it.</summary>
    public int Sequence { get; init; }

    /// <summary>The hash of the last of them.</summary>
    public string LastHash { get; init; } = EventChain.Beginning;

    /// <summary>The commitment to the complaint; null where nobody complained.</summary>
    public string? Complaint { get; init; }

    /// <summary>The account that complained; null where none did.</summary>
    public string? Complainant { get; init; }

    /// <summary>What the complainant was told; null before that.</summary>
    public string? ToldComplainant { get; init; }

    /// <summary>The accounts that speak for the party.</summary>
    public ImmutableArray<string> Respondents { get; init; } = [];

    /// <summary>The audits, the latest last.</summary>
    public ImmutableArray<BoundAudit> Audits { get; init; } = [];

    /// <summary>The findings that a reviewer stands by.</summary>
    public ImmutableArray<CaseFinding> Confirmed { get; init; } = [];

    /// <summary>The audit that the confirmed findings are of; null before that.</summary>
    public BoundAudit? Basis { get; init; }

    /// <summary>Ids of findings that a change of a rule overtook, with the reason.</summary>
    public ImmutableSortedDictionary<string, string> Superseded { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The notice; null before a draft.</summary>
    public Notice? Notice { get; init; }

    /// <summary>What the notice asks.</summary>
    public ImmutableArray<Demand> Demands { get; init; } = [];

    /// <summary>How the respondent means to mend; null before it said so.</summary>
    public string? Plan { get; init; }

    /// <summary>The version that is said to be mended; null before that.</summary>
    public SubjectVersion? RectifiedVersion { get; init; }

    /// <summary>The rechecks, the latest last.</summary>
    public ImmutableArray<Recheck> Rechecks { get; init; } = [];

    /// <summary>Waivers, the latest last.</summary>
    public ImmutableArray<CaseWaiver> Waivers { get; init; } = [];

    /// <summary>What was published, the latest last.</summary>
    public ImmutableArray<Publication> Publications { get; init; } = [];

    /// <summary>Where it was taken when it was not mended; null where it was not.</summary>
    public EscalationKind? Escalation { get; init; }

    /// <summary>Why it ended, or was dismissed; null while it runs.</summary>
    public string? EndedFor { get; init; }

    /// <summary>How often it was opened again.</summary>
    public int Reopenings { get; init; }

    /// <summary>Whether a last day for the respondent has passed.</summary>
    /// <param name="today">The day.</param>
    public bool IsOverdue(DateOnly today) =>
        State is CaseState.NoticeIssued or CaseState.ReplyReceived or CaseState.Rectifying && Notice is { } notice && today > notice.Deadline.Day;

    /// <summary>How many of the confirmed findings are suppressed on a day.</summary>
    public int Suppressed(DateOnly today) => Confirmed.Count(f => Waivers.Any(w => w.Holds(today) && w.Findings.Contains(f.Id)));

    /// <summary>The last day of the waiver that ends next; null where none is in force on a day.</summary>
    public DateOnly? WaiverEnds(DateOnly today) => Waivers.Where(w => w.Holds(today)).Select(static w => (DateOnly?)w.Expires).Min();

    /// <summary>The last day until which a confirmed finding is waived; null where it is not on a day.</summary>
    public DateOnly? WaivedUntil(string finding, DateOnly today) => Waivers.Where(w => w.Holds(today) && w.Findings.Contains(finding)).Select(static w => (DateOnly?)w.Expires).Max();

    /// <summary>The demands that stand.</summary>
    public IEnumerable<Demand> Standing => Demands.Where(static d => d.Stands);

    /// <summary>Whether a publication stands.</summary>
    public bool IsPublished(PublicationKind kind) => Publications.Any(p => p.Kind == kind && p.WithdrawnFor is null);

    /// <summary>The case that a chain makes.</summary>
    /// <param name="events">The events, in order; at least one.</param>
    /// <exception cref="ArgumentException">The chain does not begin with the opening of a case.</exception>
    public static CaseFile Of(IEnumerable<CaseEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        CaseFile? file = null;
        foreach (var next in events)
        {
            file = file is null ? Open(next) : file.After(next);
        }

        return file ?? throw new ArgumentException("A case has at least one event.", nameof(events));
    }

    /// <summary>The case after a further event. Whether it may happen is for <see cref="CaseRules"/> to say.</summary>
    public CaseFile After(CaseEvent next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var (actor, at, move) = (next.Body.Actor, next.Body.At, next.Body.Move);
        var file = this with { Sequence = next.Body.Sequence, LastHash = next.Hash, State = Transitions.Target(this, move) };
        return move switch
        {
            BindAudit m => file with { Audits = Audits.Add(m.Audit) },
            ConfirmFindings m => file with { Basis = Audits[^1], Confirmed = [.. Audits[^1].Findings.Where(f => m.Findings.Contains(f.Id))] },
            DismissCase m => file with { EndedFor = m.Reason },
            DraftNotice m => file with
            {
                Notice = new(actor.Id, m.Deadline, null, null, null),
                Demands = [.. m.Demands.Select((d, i) => new Demand(i + 1, Confirmed.First(f => f.Id == d.Finding), d.Ask))],
                RectifiedVersion = null,
                Plan = null,
            },
            ReturnDraft => file with { Notice = null, Demands = [] },
            IssueNotice => file with { Notice = Notice! with { IssuedBy = actor.Id, IssuedAt = at } },
            AdmitRespondent m => file with { Respondents = Respondents.Contains(m.Account) ? Respondents : Respondents.Add(m.Account) },
            AcknowledgeNotice => file with { Notice = Notice! with { AcknowledgedAt = at } },
            ExtendDeadline m => file with { Notice = Notice! with { Deadline = m.Deadline, Extensions = Notice.Extensions.Add((Notice.Deadline, m.Reason)) } },
            ReplyToDemands m => file with { Demands = Each(d => m.Replies.LastOrDefault(r => r.Demand == d.Number) is { } reply ? d with { Replies = d.Replies.Add(reply) } : d) },
            DropDemand m => file with { Demands = Each(d => d.Number == m.Demand ? d with { DroppedFor = m.Reason } : d) },
            UpholdDemand m => file with { Demands = Each(d => d.Number == m.Demand ? d with { Replies = d.Replies.SetItem(d.Replies.Length - 1, d.Replies[^1] with { Answer = m.Reason }) } : d) },
            BeginRectification m => file with { Plan = m.Plan },
            ReportRectification m => file with
            {
                RectifiedVersion = m.Version,
                Demands = Each(d => m.Measures.LastOrDefault(x => x.Demand == d.Number) is { } measure ? d with { Measure = measure.Text, Outcome = null } : d),
            },
            ConcludeRecheck m => file with
            {
                Rechecks = Rechecks.Add(new(m.Audit, m.Outcomes, actor.Id)),
                Audits = Audits.Add(m.Audit),
                Demands = Each(d => m.Outcomes.LastOrDefault(o => o.Demand == d.Number) is { } outcome ? d with { Outcome = outcome } : d),
            },
            CloseCase m => file with { EndedFor = m.Reason },
            EscalateCase m => file with { Escalation = m.Kind },
            WithdrawNotice m => file with { EndedFor = m.Reason },
            ReopenCase => file with { Reopenings = Reopenings + 1, EndedFor = null },
            ProposeWaiver m => file with { Waivers = Waivers.Add(new(m.Findings, m.Owner, m.Reason, m.Expires, actor.Id, null)) },
            ApproveWaiver => file with { Waivers = Waivers.SetItem(Waivers.Length - 1, Waivers[^1] with { ApprovedBy = actor.Id }) },
            Publish m => file with { Publications = Publications.Add(new(m.Kind, at, null)) },
            WithdrawPublication m => file with
            {
                Publications = [.. Publications.Select(p => p.Kind == m.Kind && p.WithdrawnFor is null ? p with { WithdrawnFor = m.Reason } : p)],
            },
            SupersedeFinding m => file with { Superseded = Superseded.SetItem(m.Finding, m.Reason) },
            TellComplainant m => file with { ToldComplainant = m.Text },
            _ => file,
        };
    }

    private static CaseFile Open(CaseEvent first) => first.Body is { Sequence: 1, Move: OpenCase m } body
        ? new(body.Case, m.Number, m.Workspace, m.Title, CaseState.Lead, body.At)
        {
            Sequence = 1,
            LastHash = first.Hash,
            Complaint = m.Complaint,
            Complainant = m.Complainant,
        }
        : throw new ArgumentException("The chain does not begin with the opening of a case.", nameof(first));

    private ImmutableArray<Demand> Each(Func<Demand, Demand> change) => [.. Demands.Select(change)];
}
