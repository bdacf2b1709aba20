using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Hosts;

public sealed class RedactionTests
{
    [Fact]
    public void Nothing_of_the_person_stands_in_redacted_results()
    {
        var email = Shipped.Email;
        var analysis = Shipped.Analyser.Analyse(
            [
                Sent.Get($"https://t.metricsink.example/u/{Uri.EscapeDataString(email)}/x?e={email}&h={Coded.Sha256(email)}", ("Cookie", "m=" + Coded.Base64(email)), ("Referer", "https://shop.example/?q=" + Shipped.Phone)),
                Sent.Post($$"""{"{{email}}":"{{Shipped.Phone}}"}""") with { Number = 2 },
            ],
            new(new string('0', 64), ["shop.example"]) { IsRedacted = true },
            TestContext.Current.CancellationToken);
        Assert.True(analysis.Sightings.Length >= 6);
        var text = string.Join('\n', analysis.Sightings.Select(static s => s.Locator).Concat(analysis.Evidence.Select(static e => (TrafficLocator)e.Locator))
            .Select(static l => $"{l.Url} {l.Name} {string.Join(' ', l.Chain)} {l.Excerpt} {l.Initiator}"));
        foreach (var secret in (string[])[email, Uri.EscapeDataString(email), Coded.Base64(email), Coded.Sha256(email), Shipped.Phone])
        {
            Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("https://t.metricsink.example/u/***/x?e=***&h=***", text, StringComparison.Ordinal);
    }
}
