using System.Net;
using Candor.Server.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Server.Tests.Hostile;

/// <summary>Words that want to be markup stay words, and no page lets a script in.</summary>
public sealed class ScriptTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private const string Attack = "\"><script>alert(1)</script><img src=x onerror=alert(2)>'{{7*7}}";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_people_write_is_never_markup()
    {
        var client = server.ClientOf("reviewer");
        using var opened = await client.PostAsync("/cases", await SignedInServer.FormAsync(client, ("title", Attack)), Cancellation);
        var address = opened.Headers.Location!.OriginalString;
        using var remarked = await client.PostAsync(address + "/moves", await SignedInServer.FormAsync(client, ("move", "add-remark"), ("text", Attack)), Cancellation);
        var nobody = server.ClientOf("nobody");
        using var complained = await nobody.PostAsync("/complain", await SignedInServer.FormAsync(nobody, ("title", Attack), ("text", Attack), ("contact", Attack)), Cancellation);
        foreach (var page in new[] { address, "/cases", "/", "/cases?q=" + Uri.EscapeDataString(Attack) })
        {
            var html = await client.GetStringAsync(page, Cancellation);
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            Assert.DoesNotContain("<img src=x", html, StringComparison.Ordinal);
        }

        var complaint = await nobody.GetStringAsync(complained.Headers.Location!.OriginalString, Cancellation);
        Assert.DoesNotContain("<script>alert", complaint, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", complaint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/sign-in")]
    [InlineData("/complain")]
    [InlineData("/notices")]
    [InlineData("/no-such-page")]
    public async Task Every_page_forbids_inline_script_and_frames(string path)
    {
        using var response = await server.ClientOf("nobody").GetAsync(path, Cancellation);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        var html = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.DoesNotContain("<script>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" onclick=", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    [InlineData("javascript:alert(1)")]
    public async Task Signing_in_leads_to_no_other_place(string back)
    {
        using var client = await server.SignInAsync("reader");
        using var response = await client.PostAsync("/sign-in", await SignedInServer.FormAsync(client, ("account", "reader"), ("password", SignedInServer.Password), ("back", back)), Cancellation);
        Assert.Equal("/", response.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_respondent_sees_its_own_case_from_the_notice_on_and_no_other()
    {
        string firm;
        string own, other;
        await using (var scope = server.Server.App.Services.CreateAsyncScope())
        {
            firm = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync("respondent"))!.Id;
            own = await NoticeAsync(scope.ServiceProvider, firm);
            other = await NoticeAsync(scope.ServiceProvider, "another-firm");
        }

        var client = server.ClientOf("respondent");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/cases/" + own, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync($"/cases/{own}/chain.json", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/cases/" + other, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync($"/cases/{other}/chain.json", Cancellation)).StatusCode);
        using var moved = await client.PostAsync($"/cases/{other}/moves", await SignedInServer.FormAsync(client, ("move", "acknowledge-notice")), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, moved.StatusCode);
        var list = await client.GetStringAsync("/cases", Cancellation);
        Assert.Contains(own, list, StringComparison.Ordinal);
        Assert.DoesNotContain(other, list, StringComparison.Ordinal);
        using var complainant = await server.ClientOf("complainant").GetAsync("/cases/" + own, Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, complainant.StatusCode);
    }

    [Theory]
    [InlineData("picture.png", false)]
    [InlineData("picture.svg", true)]
    public async Task A_complaints_picture_is_a_picture_or_is_refused_and_is_erased_with_the_words(string name, bool isRefused)
    {
        var bytes = isRefused ? "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"u8.ToArray() : [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
        var nobody = server.ClientOf("nobody");
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await SignedInServer.FormTokenAsync(nobody)), "__RequestVerificationToken" }, { new StringContent("某页"), "title" }, { new StringContent("看截图"), "text" },
            { new ByteArrayContent(bytes), "picture", name },
        };
        using var complained = await nobody.PostAsync("/complain", form, Cancellation);
        var place = complained.Headers.Location!.OriginalString;
        Assert.Equal(isRefused, place == "/complain");
        if (isRefused)
        {
            return;
        }

        string id;
        await using (var scope = server.Server.App.Services.CreateAsyncScope())
        {
            id = (await scope.ServiceProvider.GetRequiredService<CandorDbContext>().Complaints.FindAsync([place.Split('/')[^1]], Cancellation))!.CaseId;
        }

        using var picture = await server.ClientOf("reviewer").GetAsync($"/cases/{id}/picture", Cancellation);
        Assert.Equal("image/png", picture.Content.Headers.ContentType!.MediaType);
        Assert.Equal(bytes, await picture.Content.ReadAsByteArrayAsync(Cancellation));
        using var erased = await nobody.PostAsync(place + "/erase", await SignedInServer.FormAsync(nobody), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, (await server.ClientOf("reviewer").GetAsync($"/cases/{id}/picture", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Signing_in_is_limited_by_address()
    {
        await using var strict = await ServerUnderTest.StartAsync(static o => o with { RateFactor = 1 });
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(strict.Address) };
        var form = await SignedInServer.FormTokenAsync(client);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 25; i++)
        {
            using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent([new("__RequestVerificationToken", form), new("account", "nobody"), new("password", "guess")]), Cancellation);
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1]);
    }

    private static async Task<string> NoticeAsync(IServiceProvider services, string firm)
    {
        var cases = services.GetRequiredService<CaseStore>();
        var (tester, reviewer, approver) = (new Actor("t", "甲", Role.Tester), new Actor("r", "乙", Role.Reviewer), new Actor("a", "丙", Role.Approver));
        var id = (await cases.OpenAsync(Workspace.Regulator, "某案", null, tester, Cancellation)).File!.Id;
        var finding = new CaseFinding("finding-1", "D08", "k", Verdict.Violation, Certainty.Observed, Severity.High, LocalizedText.Same("事实"), LocalizedText.Same("改"), []);
        var audit = new BoundAudit("job", new('a', 64), new(SubjectKind.WebPage, "https://a.example/", LocalizedText.Same("页"), null, null, new('b', 64), null, null), new("2018-01-05", ["cn"], null, "1", "k"), [finding], 0);
        (Actor, CaseMove)[] moves =
        [
            (tester, new BeginTriage()), (tester, new BindAudit(audit)), (reviewer, new ConfirmFindings(["finding-1"], "好")), (reviewer, new AdmitRespondent(firm, "公司")),
            (reviewer, new DraftNotice([new("finding-1", LocalizedText.Same("改"))], new(DateOnly.FromDateTime(DateTime.Today).AddDays(20), DateOnly.FromDateTime(DateTime.Today), 14, "cn"))), (approver, new IssueNotice()),
        ];
        foreach (var (actor, move) in moves)
        {
            var made = await cases.MoveAsync(id, null, move, actor, [], Cancellation);
            Assert.True(made.IsMade, made.Refusal?.En);
        }

        return id;
    }
}
