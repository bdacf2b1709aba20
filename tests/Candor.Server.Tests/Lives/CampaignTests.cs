using Candor.Server.Tests.Support;
using Candor.Web;
using static Microsoft.Playwright.Assertions;

namespace Candor.Server.Tests.Lives;

/// <summary>Several apps under the same conditions, ranked, in English.</summary>
[Collection(Support.Lives.Name)]
public class CampaignTests
{
    [Fact]
    public async Task Apps_are_audited_under_the_same_conditions_and_ranked_with_the_method_printed()
    {
        await using var server = await ServerUnderTest.StartAsync(static o => o with { Parallel = 1, Command = Repository.At("candor") });
        await using var people = await People.StartAsync(server.Address, "campaign");
        var administrator = await people.JoinAsync(await server.FirstLinkAsync(), "admin", "Administrator", "en-GB");
        var tester = await people.JoinAsync(await People.InviteAsync(administrator, "tester"), "tester", "Tester", "en-GB");
        await tester.GotoAsync("/campaigns");
        await tester.FillAsync("[name=title]", "Browsers and weather");
        await tester.SetInputFilesAsync("[name=subject]", [Repository.At("samples", "browser", "browser.apk"), Repository.At("samples", "honest", "honest.apk"), Repository.At("samples", "browser", "README.md")]);
        await people.LookAsync(tester, "new-campaign");
        await tester.ClickAsync("form[action='/campaigns'] button.button");
        for (var i = 0; i < 240 && await tester.GetByText("2 / 3").CountAsync() == 0; i++)
        {
            await Task.Delay(1000, TestContext.Current.CancellationToken);
            await tester.ReloadAsync();
        }

        var ranks = tester.Locator("[aria-label=Ranking] tbody tr");
        await Expect(ranks).ToHaveCountAsync(2);
        await Expect(ranks.First).ToContainTextAsync("Example Weather");
        await Expect(tester.GetByText("Every subject is audited with the same law packs")).ToBeVisibleAsync();
        for (var i = 0; i < 240 && await tester.GetByText("Failed, for a person").CountAsync() == 0; i++)
        {
            await Task.Delay(1000, TestContext.Current.CancellationToken);
            await tester.ReloadAsync();
        }

        // What is no app takes no rank and waits for a person.
        await Expect(tester.GetByText("Failed, for a person")).ToBeVisibleAsync();
        await people.LookAsync(tester, "campaign");
        await tester.GotoAsync("/queue");
        await Expect(tester.GetByText("README.md").First).ToBeVisibleAsync();
        await people.LookAsync(tester, "queue");
        Assert.True(people.Faults.Count == 0, string.Join('\n', people.Faults));
    }
}
