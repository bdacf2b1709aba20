namespace Candor.Reports.Tests.Samples;

/// <summary>Evidence of the sample browser's traffic.</summary>
internal static class BrowserTraffic
{
    public static readonly Evidence SentOaid = Evidence.Create(
        new string('5', 64),
        new TrafficLocator(
            2, "POST", "https://collect.star.example/v1/e?k=1", "collect.star.example", "body", null, null,
            ["gunzip", "json $.u", "sha256(lower-case oaid)"], 0, 64, new string('d', 64), 1_240, Stage.BeforeConsent, "https://sdk.star.example/a.js"));
}
