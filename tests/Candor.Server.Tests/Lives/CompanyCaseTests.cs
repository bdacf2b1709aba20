using System.Collections.Immutable;
using System.Globalization;
using Candor.Server.Tests.Support;
using Candor.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Candor.Server.Tests.Lives;

/// <summary>A company looks at its own apps, in English: a waiver, disputed demands, a deadline that nobody kept, a finding that comes back.</summary>
[Collection(Support.Lives.Name)]
public class CompanyCaseTests
{
    private const string Waived = "The vendor removes it in 5.2; the contract obliges it to.";

    [Fact]
    public async Task From_a_waiver_through_disputes_to_an_escalation_and_a_second_time()
    {
        var clock = new LaterClock();
        await using var server = await ServerUnderTest.StartAsync(static o => o with { Parallel = 1, Workspace = Workspace.Company, Command = Repository.At("candor") }, clock: clock);
        await using var people = await People.StartAsync(server.Address, "company");
        var administrator = await people.JoinAsync(await server.FirstLinkAsync(), "admin", "Administrator", "en-GB");
        var tester = await people.JoinAsync(await People.InviteAsync(administrator, "tester"), "tester", "Test lab", "en-GB");
        // One person may prepare and decide, but never both in one matter.
        var counsel = await people.JoinAsync(await People.InviteAsync(administrator, "reviewer", "approver"), "counsel", "Privacy counsel", "en-GB");
        var officer = await people.JoinAsync(await People.InviteAsync(administrator, "approver"), "officer", "Data protection officer", "en-GB");
        var team = await people.JoinAsync(await People.InviteAsync(administrator, "respondent"), "browser-team", "Browser team", "en-GB");
        var others = await people.JoinAsync(await People.InviteAsync(administrator, "respondent"), "weather-team", "Weather team", "en-GB");
        await tester.GotoAsync("/");
        await people.LookAsync(tester, "empty-desk");

        var audit = await AuditAsync(tester);
        await people.LookAsync(tester, "audit");
        var first = await OpenCaseAsync(tester, audit, "The browser reads more than it says");
        await ConfirmAsync(counsel, first, 4);

        // A waiver with an owner, a reason and an end: proposed by one, signed by another.
        await counsel.ClickAsync("summary:has-text('Propose a waiver')");
        await counsel.Locator("#move-propose-waiver [name=finding]").First.CheckAsync();
        await counsel.FillAsync("#move-propose-waiver [name=owner]", "Head of product");
        await counsel.FillAsync("#move-propose-waiver [name=expires]", Days(clock, 30));
        await counsel.FillAsync("#move-propose-waiver [name=reason]", Waived);
        await counsel.ClickAsync("#move-propose-waiver > button");
        await Expect(counsel.Locator("#suppressed")).ToHaveTextAsync("4 confirmed, of which 0 waived");
        await counsel.ClickAsync("#move-approve-waiver > button");
        await Expect(counsel.Locator(".message.refusal")).ToHaveTextAsync("Who proposed the waiver cannot sign it.");
        await officer.GotoAsync(first);
        await people.LookAsync(officer, "waiver-to-sign");
        await officer.ClickAsync("#move-approve-waiver > button");
        await Expect(officer.Locator("#suppressed")).ToHaveTextAsync("4 confirmed, of which 1 waived");
        await Expect(officer.Locator(".waived")).ToHaveCountAsync(1);
        await officer.GotoAsync("/cases");
        await Expect(officer.Locator("tbody tr").First).ToContainTextAsync("4");
        await people.LookAsync(officer, "cases");
        await officer.GotoAsync("/");
        await Expect(officer.Locator(".counts")).ToContainTextAsync("1 / 4");

        // The notice asks for what is not waived.
        await NoticeAsync(counsel, officer, first, "browser-team");
        Assert.Equal(3, await DemandsAsync(team, first));
        await Expect(team.GetByText(Waived)).ToHaveCountAsync(0);
        await others.GotoAsync("/cases");
        await Expect(others.GetByText("No cases.")).ToBeVisibleAsync();
        Assert.Equal(404, (await others.GotoAsync(first))!.Status);

        // The team disputes one demand, accepts one in part, and the last.
        var stances = new[] { ("disputed", "It is the system's own dialogue, not ours."), ("partly", "We still need it for sharing by QR code."), ("accepted", "We take it out.") };
        foreach (var ((stance, words), n) in stances.Select(static (s, i) => (s, i + 1)))
        {
            await team.CheckAsync($"[name='stance:{n}'][value={stance}]");
            await team.FillAsync($"[name='text:{n}']", words);
        }

        await team.SetInputFilesAsync("[name='file:1']", new FilePayload { Name = "dialogue.png", MimeType = "image/png", Buffer = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] });
        await people.LookAsync(team, "reply");
        await team.ClickAsync("#move-reply-to-demands > button");
        await Expect(team.Locator(".demands li").First).ToContainTextAsync("Disputed");
        await Expect(team.Locator(".demands li").Nth(1)).ToContainTextAsync("Partly accepted");

        // Each dispute is answered: one demand is taken back, one upheld.
        await officer.GotoAsync(first);
        await Expect(officer.GetByRole(AriaRole.Link, new() { Name = "attachment 1" })).ToBeVisibleAsync();
        await officer.ClickAsync("summary:has-text('Take a demand back')");
        await officer.SelectOptionAsync("#move-drop-demand [name=demand]", "1");
        await officer.FillAsync("#move-drop-demand [name=reason]", "The system shows it before the app runs.");
        await officer.ClickAsync("#move-drop-demand > button");
        await officer.SelectOptionAsync("#move-uphold-demand [name=demand]", "2");
        await officer.FillAsync("#move-uphold-demand [name=reason]", "Sharing works without it; the app's own code sends it at the start.");
        await officer.ClickAsync("#move-uphold-demand > button");
        await Expect(officer.Locator("#move-uphold-demand")).ToHaveCountAsync(0);
        await team.GotoAsync(first);
        await Expect(team.Locator(".demands li").First).ToContainTextAsync("The system shows it before the app runs.");
        await Expect(team.Locator(".demands li").Nth(1)).ToContainTextAsync("The demand stands: Sharing works without it");
        await people.LookAsync(team, "answers");
        var export = CaseExport.FromJson(await team.APIRequest(first + "/chain.json"));
        Assert.Empty(EventChain.Verify(export.Events, export.PublicKey));
        Assert.DoesNotContain(export.Events, static e => e.Body?.Contains(Waived, StringComparison.Ordinal) == true);

        // Another case, whose team says nothing until the deadline has passed.
        var second = await OpenCaseAsync(tester, audit, "Calls are listened to");
        await ConfirmAsync(counsel, second, 1);
        await NoticeAsync(counsel, officer, second, "weather-team");
        Assert.Equal(1, await DemandsAsync(others, second));
        Assert.Equal(404, (await others.GotoAsync(first))!.Status);
        Assert.Equal(404, (await team.GotoAsync(second))!.Status);
        clock.Pass(days: 20);
        await People.ReturnAsync(officer, "officer");
        await Expect(officer.Locator(".counts .n-bad").First).ToContainTextAsync("overdue");
        await people.LookAsync(officer, "overdue");
        await officer.GotoAsync(second);
        await officer.ClickAsync("summary:has-text('Escalate')");
        await officer.SelectOptionAsync("#move-escalate-case [name=kind]", "delisting-advice");
        await officer.FillAsync("#move-escalate-case [name=reason]", "No reply, no mended version.");
        await officer.ClickAsync("#move-escalate-case > button");
        await Expect(officer.Locator(".standing .state")).ToHaveTextAsync("Escalated");
        await officer.FillAsync("#move-close-case [name=reason]", "The store took it down.");
        await officer.ClickAsync("#move-close-case > button");
        await Expect(officer.Locator(".standing .state")).ToHaveTextAsync("Closed");

        // The same finding comes back in a later audit: it leads to its case, which opens again with its history.
        await People.ReturnAsync(tester, "tester");
        var again = await AuditAsync(tester);
        await Expect(tester.GetByText("they are back (time 2)")).ToBeVisibleAsync();
        await Expect(tester.Locator("a[href*='/compare/']")).ToHaveCountAsync(1);
        await people.LookAsync(tester, "back-again");
        await People.ReturnAsync(counsel, "counsel");
        await counsel.GotoAsync(second);
        await counsel.ClickAsync("summary:has-text('Open it again')");
        await counsel.SelectOptionAsync("#move-reopen-case [name=job]", again[(again.LastIndexOf('/') + 1)..]);
        await counsel.FillAsync("#move-reopen-case [name=reason]", "It is on the store again, unchanged.");
        await counsel.ClickAsync("#move-reopen-case > button");
        await Expect(counsel.Locator(".standing .state")).ToHaveTextAsync("Triage");
        await Expect(counsel.Locator(".kind")).ToContainTextAsync("time 2");
        await Expect(counsel.Locator(".events")).ToContainTextAsync("Escalated: Advice to delist");
        await people.LookAsync(counsel, "reopened");

        // A waiver that has run out is a waiver no more.
        clock.Pass(days: 15);
        await People.ReturnAsync(officer, "officer");
        await Expect(officer.Locator(".counts")).ToContainTextAsync("0 / 5");
        await Expect(officer.GetByRole(AriaRole.Heading, new() { Name = "Waivers that ran out" })).ToBeVisibleAsync();
        await officer.GotoAsync(first);
        await Expect(officer.Locator("#suppressed")).ToHaveTextAsync("4 confirmed, of which 0 waived");
        await people.LookAsync(officer, "waiver-ran-out");
        Assert.True(people.Faults.Count == 0, string.Join('\n', people.Faults));
    }

    [Fact]
    public async Task A_regulator_is_offered_no_waiver_and_given_none()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await server.SignInAsNewAsync("tester", "reviewer", "approver");
        string address;
        await using (var scope = server.App.Services.CreateAsyncScope())
        {
            var cases = scope.ServiceProvider.GetRequiredService<CaseStore>();
            var (lab, judge) = (new Actor("t", "Lab", Role.Tester), new Actor("r", "Judge", Role.Reviewer));
            var id = (await cases.OpenAsync(Workspace.Regulator, "Browser", null, lab, cancellation)).File!.Id;
            var finding = new CaseFinding("finding-1", "D01", "kind", Verdict.Violation, Certainty.Flows, Severity.High, LocalizedText.Same("A finding"), LocalizedText.Same("Mend it."), []);
            var audit = new BoundAudit("job", new string('a', 64), new(SubjectKind.AndroidApp, "org.example.browser", LocalizedText.Same("Browser"), "1", 1, new string('b', 64), null, null), new("2026-03-02", ["cn"], null, "0.1.0", "k"), [finding], 0);
            foreach (var (actor, move) in new (Actor, CaseMove)[] { (lab, new BeginTriage()), (lab, new BindAudit(audit)), (judge, new ConfirmFindings(["finding-1"], "Seen.")) })
            {
                Assert.True((await cases.MoveAsync(id, null, move, actor, [], cancellation)).IsMade);
            }

            address = "/cases/" + id;
        }

        var before = await client.GetStringAsync(address, cancellation);
        Assert.Contains("move-draft-notice", before, StringComparison.Ordinal);
        Assert.DoesNotContain("move-propose-waiver", before, StringComparison.Ordinal);
        using var refused = await client.PostAsync(
            address + "/moves", await SignedInServer.FormAsync(client, ("move", "propose-waiver"), ("finding", "finding-1"), ("owner", "Somebody"), ("expires", "2099-01-01"), ("reason", "Because.")), cancellation);
        Assert.Contains("只有企业自查可以豁免", await client.GetStringAsync(refused.Headers.Location!.OriginalString, cancellation), StringComparison.Ordinal);
    }

    private static string Days(TimeProvider clock, int days) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime).AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The lab audits the browser of the samples.</summary>
    private static async Task<string> AuditAsync(IPage tester)
    {
        await tester.GotoAsync("/audits");
        if (!await tester.Locator("form[action='/audits'] [name=subject]").IsVisibleAsync())
        {
            await tester.ClickAsync("summary:has-text('New audit')");
        }

        await tester.SetInputFilesAsync("[name=subject]", Repository.At("samples", "browser", "browser.apk"));
        await tester.SetInputFilesAsync("[name=policy]", Repository.At("samples", "browser", "policy.zh.html"));
        await tester.ClickAsync("form[action='/audits'] button.button");
        await People.WaitForAuditAsync(tester);
        return new Uri(tester.Url).AbsolutePath;
    }

    private static async Task<string> OpenCaseAsync(IPage tester, string audit, string title)
    {
        await tester.GotoAsync(audit);
        await tester.FillAsync("[name=title]", title);
        await tester.ClickAsync("form[action$='/case'] button");
        await tester.ClickAsync("#move-begin-triage button");
        await Expect(tester.Locator(".standing .state")).ToHaveTextAsync("Triage");
        return new Uri(tester.Url).AbsolutePath;
    }

    /// <summary>A reviewer stands by the first findings, and by no others.</summary>
    private static async Task ConfirmAsync(IPage reviewer, string address, int count)
    {
        await reviewer.GotoAsync(address);
        var findings = reviewer.Locator("#move-confirm-findings [name=finding]");
        for (var i = 0; i < await findings.CountAsync(); i++)
        {
            await findings.Nth(i).SetCheckedAsync(i < count);
        }

        await reviewer.FillAsync("#move-confirm-findings [name=reason]", "The call path was read.");
        await reviewer.ClickAsync("#move-confirm-findings > button");
        await Expect(reviewer.Locator(".standing .state")).ToHaveTextAsync("Confirmed");
    }

    private static async Task NoticeAsync(IPage reviewer, IPage approver, string address, string respondent)
    {
        await reviewer.GotoAsync(address);
        await reviewer.FillAsync("#move-admit-respondent [name=account]", respondent);
        await reviewer.ClickAsync("#move-admit-respondent > button");
        await reviewer.ClickAsync("#move-draft-notice > button");
        await Expect(reviewer.Locator(".standing .state")).ToHaveTextAsync("Notice drafted");
        await approver.GotoAsync(address);
        await approver.ClickAsync("#move-issue-notice > button");
        await Expect(approver.Locator(".standing .state")).ToHaveTextAsync("Notice issued");
    }

    private static async Task<int> DemandsAsync(IPage respondent, string address)
    {
        await respondent.GotoAsync(address);
        return await respondent.Locator("#move-reply-to-demands fieldset").CountAsync();
    }
}
