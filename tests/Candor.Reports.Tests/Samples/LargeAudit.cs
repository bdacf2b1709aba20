using System.Globalization;

namespace Candor.Reports.Tests.Samples;

/// <summary>An audit far larger than the report shows: 2,000 practices, 5,000 pieces of evidence, 300 findings.</summary>
internal static class LargeAudit
{
    public static Audit Make()
    {
        var step = ((CallPathLocator)BrowserCode.SmsPath.Locator).Steps[0];
        Evidence[] evidence = [.. Enumerable.Range(0, 5000).Select(i => Evidence.Create(
            BrowserCode.Hash,
            new CallPathLocator(Trigger.Component, "com.example.C" + Number(i), [.. Enumerable.Range(0, i % 60 + 2).Select(n => step with { Offset = n + i })])))];
        Practice[] practices = [.. Enumerable.Range(0, 2000).Select(i => Practice.Create(
            "type-" + Number(i % 500), (PracticeAction)(i % 4), "party-" + Number(i / 500), Certainty.Reachable, [evidence[i].Id, evidence[i + 1].Id, evidence[i + 2].Id, evidence[i + 3].Id], i))];
        Finding[] findings = [.. Enumerable.Range(0, 300).Select(i => BrowserAudit.Audit.Findings[i % 6] with
        {
            Id = ContentId.Of("finding", Number(i)),
            Evidence = [.. Enumerable.Range(0, 40).Select(n => evidence[((i * 40) + n) % 5000].Id)],
        })];
        return BrowserAudit.Audit with { Practices = [.. practices], Evidence = [.. evidence], Findings = [.. findings] };
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
