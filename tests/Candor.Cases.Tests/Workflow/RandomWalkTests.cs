using System.Collections.Immutable;

namespace Candor.Cases.Tests.Workflow;

/// <summary>Random people make random moves, legal and not. What is legal is written here a second time, from the drawing and not from the table.</summary>
public class RandomWalkTests
{
    private const int Moves = 100_000;

    /// <summary>The arrows of the drawing.</summary>
    private static readonly HashSet<(CaseState, CaseState)> Arrows =
    [
        .. From(CaseState.Lead, CaseState.Triage, CaseState.NotSubstantiated, CaseState.FalsePositive, CaseState.Duplicate, CaseState.OutOfScope),
        .. From(CaseState.Triage, CaseState.Confirmed, CaseState.NotSubstantiated, CaseState.FalsePositive, CaseState.Duplicate, CaseState.OutOfScope),
        .. From(CaseState.Confirmed, CaseState.NoticeDrafted, CaseState.RiskAccepted, CaseState.NotSubstantiated, CaseState.FalsePositive, CaseState.Duplicate, CaseState.OutOfScope),
        .. From(CaseState.NoticeDrafted, CaseState.NoticeIssued, CaseState.Confirmed),
        .. From(CaseState.NoticeIssued, CaseState.ReplyReceived, CaseState.RectificationReported, CaseState.Escalated, CaseState.NotSubstantiated),
        .. From(CaseState.ReplyReceived, CaseState.Rectifying, CaseState.RectificationReported, CaseState.Escalated, CaseState.NotSubstantiated),
        .. From(CaseState.Rectifying, CaseState.RectificationReported, CaseState.Escalated, CaseState.NotSubstantiated),
        .. From(CaseState.RectificationReported, CaseState.Rechecking, CaseState.NotSubstantiated),
        .. From(CaseState.Rechecking, CaseState.Passed, CaseState.PartlyPassed, CaseState.Failed, CaseState.NotTestable, CaseState.NotSubstantiated),
        .. From(CaseState.Passed, CaseState.Closed, CaseState.NotSubstantiated),
        .. From(CaseState.PartlyPassed, CaseState.NoticeDrafted, CaseState.RectificationReported, CaseState.Escalated, CaseState.NotSubstantiated),
        .. From(CaseState.Failed, CaseState.NoticeDrafted, CaseState.RectificationReported, CaseState.Escalated, CaseState.NotSubstantiated),
        .. From(CaseState.NotTestable, CaseState.NoticeDrafted, CaseState.RectificationReported, CaseState.Rechecking, CaseState.Escalated, CaseState.NotSubstantiated),
        .. From(CaseState.Escalated, CaseState.RectificationReported, CaseState.Closed, CaseState.NotSubstantiated),
        .. From(CaseState.NotSubstantiated, CaseState.Triage),
        .. From(CaseState.FalsePositive, CaseState.Triage),
        .. From(CaseState.Duplicate, CaseState.Triage),
        .. From(CaseState.OutOfScope, CaseState.Triage),
        .. From(CaseState.Closed, CaseState.Triage),
        .. From(CaseState.RiskAccepted, CaseState.Triage),
    ];

    [Fact]
    public void A_hundred_thousand_moves_reach_no_illegal_state_and_every_legal_one()
    {
        using var signer = EventSigner.New();
        var random = new Random(20180112);
        var (made, refused) = (0, 0);
        var reached = new HashSet<CaseState>();
        var crossed = new HashSet<(CaseState, CaseState)>();
        while (made < Moves)
        {
            var walk = new Walk(random, signer, Enum.GetValues<Workspace>()[random.Next(3)]);
            for (var step = 0; step < 400 && made < Moves; step++)
            {
                var before = walk.File;
                if (!walk.Step())
                {
                    refused++;
                    Assert.Same(before, walk.File);
                    continue;
                }

                made++;
                reached.Add(walk.File!.State);
                if (before is not null && before.State != walk.File.State)
                {
                    crossed.Add((before.State, walk.File.State));
                    Assert.True(Arrows.Contains((before.State, walk.File.State)), $"{before.State} → {walk.File.State} by {walk.Events[^1].Body.Move}");
                }

                Hold(walk, before);
            }

            Assert.Empty(EventChain.Verify(walk.Events.Select(static e => new ExportedEvent(e.Json, e.Hash, e.Signature)), signer.PublicKey));
            var again = CaseFile.Of(walk.Events.Select(static e => EventChain.Read(e.Json, e.Hash, e.Signature)));
            Assert.Equal((walk.File!.State, walk.File.LastHash, walk.File.Demands.Length, walk.File.Reopenings), (again.State, again.LastHash, again.Demands.Length, again.Reopenings));
        }

        Assert.Equal(Enum.GetValues<CaseState>().Order(), reached.Order());
        Assert.Empty(Arrows.Except(crossed));
        Assert.True(refused > Moves / 2, "the walk tried too few illegal moves");
    }

    private static void Hold(Walk walk, CaseFile? before)
    {
        var file = walk.File!;
        var last = walk.Events[^1].Body;
        Assert.Equal(walk.Events.Count, file.Sequence);
        if (file.Workspace != Workspace.Company)
        {
            Assert.Empty(file.Waivers);
            Assert.NotEqual(CaseState.RiskAccepted, file.State);
        }

        Assert.All(file.Waivers.Where(static w => w.ApprovedBy is not null), static w => Assert.NotEqual(w.ProposedBy, w.ApprovedBy));
        if (file.Notice is { IssuedBy: { } issuer } notice)
        {
            Assert.NotEqual(notice.DraftedBy, issuer);
        }

        switch (file.State)
        {
            case CaseState.NoticeDrafted:
                Assert.Null(file.Notice!.IssuedBy);
                break;
            case CaseState.NoticeIssued or CaseState.ReplyReceived or CaseState.Rectifying or CaseState.RectificationReported or CaseState.Rechecking
                or CaseState.Passed or CaseState.PartlyPassed or CaseState.Failed or CaseState.NotTestable or CaseState.Escalated:
                Assert.NotNull(file.Notice!.IssuedBy);
                Assert.NotEmpty(file.Standing);
                break;
        }

        if (last.Move is CloseCase && before!.State == CaseState.Passed)
        {
            Assert.NotEqual(file.Rechecks[^1].By, last.Actor.Id);
            Assert.All(file.Standing, static d => Assert.Equal(DemandResult.Fixed, d.Outcome!.Result));
        }

        if (last.Move is ConcludeRecheck recheck)
        {
            foreach (var outcome in recheck.Outcomes.Where(static o => o.Result == DemandResult.Fixed))
            {
                Assert.Equal(file.Basis!.Conditions.Knowledge, recheck.Audit.Conditions.Knowledge);
                Assert.DoesNotContain(file.Demands[outcome.Demand - 1].Finding.Id, recheck.Audit.Findings.Select(static f => f.Id));
            }
        }

        if (last.Move is ReplyToDemands or BeginRectification || (last.Move is ReportRectification && last.Actor.Role == Role.Respondent))
        {
            Assert.Contains(last.Actor.Id, before!.Respondents);
        }

        if (before is not null)
        {
            Assert.True(file.Audits.Length >= before.Audits.Length && before.Audits.SequenceEqual(file.Audits.Take(before.Audits.Length)), "an audit was taken off the record");
        }

        if (HasEnded(file) && file.State != CaseState.RiskAccepted)
        {
            Assert.NotNull(file.EndedFor);
        }
    }

    private static bool HasEnded(CaseFile file) => file.State is CaseState.NotSubstantiated or CaseState.FalsePositive or CaseState.Duplicate or CaseState.OutOfScope or CaseState.Closed or CaseState.RiskAccepted;

    private static IEnumerable<(CaseState, CaseState)> From(CaseState from, params CaseState[] to) => to.Select(t => (from, t));
}
