using Candor.Server.Tests.Support;
using Candor.Web.Site;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Candor.Server.Tests.Lives;

/// <summary>The whole life of the bill case, in Chinese, by people in browsers: from a complaint to a published closing.</summary>
[Collection(Support.Lives.Name)]
public class BillCaseTests
{
    private const string Bill = "https://pay.example/index.html";

    [Fact]
    public async Task From_complaint_to_published_closing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var site = await TestSite.StartAsync();
        using var pages = new MendablePages(site);
        using var command = new LabCommand(site);
        await using var server = await ServerUnderTest.StartAsync(o => o with { AllowPrivate = true, Parallel = 1, Command = command.CommandPath });
        await using var people = await People.StartAsync(server.Address, "bill-case");

        // The administrator signs up by the link of the first start, and invites.
        var administrator = await people.JoinAsync(await server.FirstLinkAsync(), "admin", "系统管理员");
        var tester = await people.JoinAsync(await People.InviteAsync(administrator, "tester"), "jiance", "检测员甲");
        var reviewer = await people.JoinAsync(await People.InviteAsync(administrator, "reviewer"), "shenhe", "审核员乙");
        var approver = await people.JoinAsync(await People.InviteAsync(administrator, "approver"), "qianfa", "签发人丙");
        var firm = await people.JoinAsync(await People.InviteAsync(administrator, "respondent"), "zhifu", "示例支付公司");
        await people.LookAsync(administrator, "accounts");

        // Somebody complains, without an account.
        var citizen = await people.WindowAsync();
        await citizen.GotoAsync("/complain");
        await people.LookAsync(citizen, "complain");
        await citizen.FillAsync("[name=title]", "年度账单页面默认勾选信用服务");
        await citizen.FillAsync("[name=text]", "我只是想看年度账单，页面底部有一行很小的字，勾已经打上了，后来发现被开通了信用服务。");
        await citizen.FillAsync("[name=contact]", "citizen@mail.example");
        await citizen.ClickAsync("main button.button");
        await Expect(citizen.Locator("h1")).ToHaveTextAsync("年度账单页面默认勾选信用服务");
        var complaint = citizen.Url;
        await people.LookAsync(citizen, "complaint");

        // The tester audits the page under the law of that day and follows it live.
        await tester.GotoAsync("/audits");
        await tester.FillAsync("[name=address]", Bill);
        await tester.FillAsync("[name=date]", "2018-01-05");
        await people.LookAsync(tester, "new-audit");
        await tester.ClickAsync("form[action='/audits'] button.button");
        await Expect(tester.Locator(".progress")).ToBeVisibleAsync();
        await people.LookAsync(tester, "running-audit");
        await People.WaitForAuditAsync(tester);
        await people.LookAsync(tester, "audit");
        var report = await tester.Context.NewPageAsync();
        await report.GotoAsync(tester.Url + "/files/report.html");
        await Expect(report.Locator("h1").First).ToContainTextAsync("我的年度账单");
        await report.CloseAsync();

        // The complaint becomes a case with the audit; a reviewer stands by two findings.
        await tester.GotoAsync("/cases");
        await tester.ClickAsync("tbody a");
        var address = new Uri(tester.Url).AbsolutePath;
        await tester.ClickAsync("#move-begin-triage button");
        await Expect(tester.Locator(".standing .state")).ToHaveTextAsync("待核实");
        await tester.ClickAsync("#move-bind-audit button");
        await Expect(tester.GetByRole(AriaRole.Heading, new() { Name = "对象与证据" })).ToBeVisibleAsync();
        await reviewer.GotoAsync(address);
        await people.LookAsync(reviewer, "triage");
        var findings = reviewer.Locator("#move-confirm-findings input[type=checkbox]");
        for (var i = 0; i < await findings.CountAsync(); i++)
        {
            var label = await findings.Nth(i).Locator("..").InnerTextAsync();
            await findings.Nth(i).SetCheckedAsync(label.Contains("默认", StringComparison.Ordinal) || label.Contains("预先勾选", StringComparison.Ordinal) || label.Contains("过小", StringComparison.Ordinal));
        }

        await reviewer.FillAsync("#move-confirm-findings [name=reason]", "截图与请求记录一致，两种状态各运行一次。");
        await reviewer.ClickAsync("#move-confirm-findings button");
        await Expect(reviewer.Locator(".standing .state")).ToHaveTextAsync("已确认");
        await reviewer.FillAsync("#move-admit-respondent [name=account]", "zhifu");
        await reviewer.ClickAsync("#move-admit-respondent button");

        // The firm sees nothing before the notice.
        await firm.GotoAsync("/cases");
        await Expect(firm.GetByText("没有案件。")).ToBeVisibleAsync();
        Assert.Equal(404, (await firm.GotoAsync(address))!.Status);

        // The reviewer writes the notice; only another may issue it.
        await reviewer.GotoAsync(address);
        await reviewer.SelectOptionAsync("#move-draft-notice [name=days]", "10");
        await people.LookAsync(reviewer, "draft");
        await reviewer.ClickAsync("#move-draft-notice > button");
        await Expect(reviewer.Locator(".standing .state")).ToHaveTextAsync("通知待签发");
        await Expect(reviewer.Locator("#move-issue-notice")).ToHaveCountAsync(0);
        await approver.GotoAsync(address);
        await approver.ClickAsync("#move-issue-notice button");
        await Expect(approver.Locator(".standing .state")).ToHaveTextAsync("通知已送达");
        await approver.SelectOptionAsync("#move-publish [name=kind]", "notice");
        await approver.ClickAsync("#move-publish button");
        await approver.GotoAsync("/");
        await people.LookAsync(approver, "desk");

        // The firm reads the evidence and answers item by item.
        await firm.GotoAsync("/cases");
        await firm.ClickAsync("tbody a");
        await people.LookAsync(firm, "respondent");
        var evidence = await firm.Context.NewPageAsync();
        await evidence.GotoAsync(firm.Url);
        await evidence.ClickAsync("text=检测报告");
        await Expect(evidence.Locator("h1").First).ToContainTextAsync("我的年度账单");
        await evidence.CloseAsync();
        await firm.ClickAsync("#move-acknowledge-notice button");
        var demands = await firm.Locator("#move-reply-to-demands fieldset").CountAsync();
        Assert.True(demands >= 2, $"{demands} demands");
        for (var n = 1; n <= demands; n++)
        {
            await firm.CheckAsync($"[name='stance:{n}'][value={(n == 1 ? "accepted" : "partly")}]");
            await firm.FillAsync($"[name='text:{n}']", n == 1 ? "接受。勾选框已改为默认不选。" : "部分接受：字号已放大，颜色已加深。");
        }

        await firm.ClickAsync("#move-reply-to-demands > button");
        await Expect(firm.Locator(".standing .state")).ToHaveTextAsync("已答复");
        await firm.FillAsync("#move-begin-rectification [name=plan]", "本周内下线原页面，停用该服务的自动开通。");
        await firm.ClickAsync("#move-begin-rectification button");
        pages.Mend();
        for (var n = 1; n <= demands; n++)
        {
            await firm.FillAsync($"[name='measure:{n}']", "已上线新页面。");
        }

        await people.LookAsync(firm, "rectifying");
        await firm.ClickAsync("#move-report-rectification > button");
        await Expect(firm.Locator(".standing .state")).ToHaveTextAsync("已报整改");

        // The recheck runs under the conditions of the first audit; its outcome is computed.
        await tester.GotoAsync(address);
        await tester.ClickAsync("#move-begin-recheck button");
        await Expect(tester.Locator("#move-conclude-recheck")).ToBeVisibleAsync();
        for (var i = 0; i < 240 && await tester.Locator("#move-conclude-recheck select option").CountAsync() == 0; i++)
        {
            await Task.Delay(1000, cancellation);
            await tester.ReloadAsync();
        }

        await tester.ClickAsync("#move-conclude-recheck button");
        await people.LookAsync(tester, "recheck");
        await Expect(tester.Locator(".standing .state")).ToHaveTextAsync("复检通过");

        // Another closes; the outcome is published, and the complainant is told.
        await approver.GotoAsync(address);
        await approver.FillAsync("#move-close-case [name=reason]", "各项要求均已整改，复检通过。");
        await approver.ClickAsync("#move-close-case button");
        await Expect(approver.Locator(".standing .state")).ToHaveTextAsync("已结案");
        await approver.SelectOptionAsync("#move-publish [name=kind]", "outcome");
        await approver.ClickAsync("#move-publish button");
        await reviewer.GotoAsync(address);
        await reviewer.ClickAsync("summary:has-text('告知投诉人')");
        await reviewer.FillAsync("#move-tell-complainant [name=text]", "该页面已改为默认不勾选，公司已停止自动开通。");
        await reviewer.ClickAsync("#move-tell-complainant button");
        await people.LookAsync(reviewer, "closed");

        // The two versions side by side.
        await tester.GotoAsync("/audits");
        await tester.Locator("tbody a").First.ClickAsync();
        await tester.Locator("a[href*='/compare/']").First.ClickAsync();
        await Expect(tester.Locator("table")).ToContainTextAsync("已整改");
        await people.LookAsync(tester, "comparison");

        // Everybody may read it.
        await citizen.GotoAsync(complaint);
        await Expect(citizen.GetByText("该页面已改为默认不勾选")).ToBeVisibleAsync();
        await citizen.ClickAsync("text=查看公示");
        await Expect(citizen.Locator(".demands")).ToContainTextAsync("部分接受");
        await Expect(citizen.Locator(".demands")).ToContainTextAsync("已整改");
        await Expect(citizen.GetByText("各项要求均已整改，复检通过。")).ToBeVisibleAsync();
        await people.LookAsync(citizen, "public-notice");
        await citizen.GotoAsync("/notices");
        await people.LookAsync(citizen, "notices");
        var english = await people.WindowAsync("en-GB");
        await english.GotoAsync("/notices");
        await english.ClickAsync("tbody a");
        await Expect(english.GetByRole(AriaRole.Heading, new() { Name = "Facts, demands and answers" })).ToBeVisibleAsync();
        await people.LookAsync(english, "public-notice-en");

        // The chain that anybody may keep holds.
        var export = CaseExport.FromJson(await approver.APIRequest(address + "/chain.json"));
        Assert.Empty(EventChain.Verify(export.Events, export.PublicKey));
        Assert.True(people.Faults.Count == 0, string.Join('\n', people.Faults));
    }
}
