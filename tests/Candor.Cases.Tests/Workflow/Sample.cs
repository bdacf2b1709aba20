using System.Collections.Immutable;

namespace Candor.Cases.Tests.Workflow;

/// <summary>Small facts for tests.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Start = new(2018, 1, 8, 9, 0, 0, TimeSpan.Zero);
    public static readonly Actor Tester = new("t1", "检测员甲", Role.Tester);
    public static readonly Actor Reviewer = new("r1", "审核员乙", Role.Reviewer);
    public static readonly Actor Approver = new("a1", "签发人丙", Role.Approver);
    public static readonly Actor Firm = new("f1", "示例支付公司", Role.Respondent);
    public static readonly Actor Citizen = new("c1", "投诉人丁", Role.Complainant);

    public static string Hash(int seed) => seed.ToString("x64", System.Globalization.CultureInfo.InvariantCulture);

    public static CaseFinding Finding(int n) => new(
        $"finding-{n:x16}", "D08", "box-preticked", Verdict.Violation, Certainty.Observed, Severity.Critical, LocalizedText.Same($"Fact {n}"), LocalizedText.Same("Untick it."), ["CSL-41.1"]);

    public static BoundAudit Audit(int version, string knowledge, params int[] findings) => new(
        $"job-{version}",
        Hash(version),
        new(SubjectKind.WebPage, "https://bill.example/", LocalizedText.Same("Bill"), null, null, Hash(1000 + version), null, null),
        new("2018-01-08", ["cn"], null, "0.1.0", knowledge),
        [.. findings.Select(Finding)],
        2);

    public static DemandDraft Ask(int finding) => new($"finding-{finding:x16}", LocalizedText.Same("取消默认勾选"));

    public static Deadline Due(int day = 20) => new(new(2018, 1, day), new(2018, 1, 8), 9, "cn");

    public static CaseFile Run(EventSigner signer, params (Actor Actor, CaseMove Move)[] moves)
    {
        CaseFile? file = null;
        var at = Start;
        foreach (var (actor, move) in moves)
        {
            var refusal = CaseRules.Refuse(file, move, actor, DateOnly.FromDateTime(at.UtcDateTime));
            Assert.True(refusal is null, $"{move}: {refusal?.En}");
            var link = EventChain.Link(new("case", (file?.Sequence ?? 0) + 1, at, actor, file?.LastHash ?? EventChain.Beginning, [], move), signer);
            file = file is null ? CaseFile.Of([link]) : file.After(link);
            at = at.AddHours(1);
        }

        return file!;
    }

    /// <summary>A case up to the notice, with two demands.</summary>
    public static (Actor Actor, CaseMove Move)[] Noticed(Workspace workspace = Workspace.Regulator) =>
    [
        (Tester, new OpenCase("2018-0001", workspace, "账单页默认勾选", Hash(7), "c1")),
        (Tester, new BeginTriage()),
        (Tester, new BindAudit(Audit(1, "k", 1, 2))),
        (Reviewer, new ConfirmFindings(["finding-0000000000000001", "finding-0000000000000002"], "证据充分")),
        (Reviewer, new AdmitRespondent("f1", "示例支付公司")),
        (Reviewer, new DraftNotice([Ask(1), Ask(2)], Due())),
        (Approver, new IssueNotice()),
    ];

    public static (Actor Actor, CaseMove Move)[] Reported() =>
    [
        .. Noticed(),
        (Firm, new ReplyToDemands([new(1, ReplyStance.Accepted, "接受", []), new(2, ReplyStance.Disputed, "不同意", [])])),
        (Firm, new BeginRectification("本周内下线")),
        (Firm, new ReportRectification(Audit(2, "k").Subject, [new(1, "已取消"), new(2, "已说明")])),
        (Tester, new BeginRecheck()),
    ];
}
