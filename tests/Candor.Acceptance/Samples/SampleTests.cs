using System.Text;
using Candor.Acceptance.Command;

namespace Candor.Acceptance.Samples;

/// <summary>Each sample beside what an audit of it must say.</summary>
public class SampleTests
{
    /// <summary>Contents that are conditions of others or are asked for apart; the samples' lists leave them out.</summary>
    private static readonly HashSet<string> Conditions =
    [
        "opt-out-of-personalisation", "third-party-list", "abroad-recipient", "opt-out-of-sale", "limit-sensitive-use",
        .. Candor.Knowledge.KnowledgeLoader.Load(Repository.At("knowledge")).Contents.Where(static c => c.When is "never" or "gdpr").Select(static c => c.Id),
    ];

    public static TheoryData<string, string> Policies
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var sample in (string[])["browser", "coupon", "honest", "mistold", "news"])
            {
                foreach (var policy in ExpectedAudit.Read(sample).Policies.Keys)
                {
                    data.Add(sample, policy);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void An_audit_says_what_is_expected(string sample, string policy)
    {
        var expected = ExpectedAudit.Read(sample);
        var audit = Audit(sample, policy, expected.Category);
        Assert.Equal(expected.Package, audit.Subject.Identifier);
        Assert.Equal(expected.Label, audit.Subject.Name);
        Assert.All(expected.Practices, p => Assert.True(p.IsIn(audit), $"{sample}: no {p}"));
        Assert.Equal(expected.Sdks.Order(StringComparer.Ordinal), audit.Sdks.Select(static s => s.Id).Order(StringComparer.Ordinal));
        Assert.All(expected.NotAnalysed, area => Assert.Contains(audit.NotAnalysed, n => KebabEnum.Format(n.Area) == area));
        Assert.Equal(
            string.Join('\n', expected.Policies[policy].Missing.Order(StringComparer.Ordinal)),
            string.Join('\n', audit.Policies[0].Contents.Where(static c => !c.IsPresent && !Conditions.Contains(c.Id)).Select(static c => c.Id).Order(StringComparer.Ordinal)));
        Assert.All(expected.Policies[policy].Disclosures, d => Assert.True(d.IsIn(audit), $"{policy}: no {d}"));
        Assert.All(expected.Policies[policy].Consistency, c => Assert.True(c.IsIn(audit), $"{policy}: not {c}"));
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_findings_are_exactly_the_expected_ones(string sample, string policy)
    {
        var expected = ExpectedAudit.Read(sample);
        var found = Audit(sample, policy, expected.Category).Findings
            .Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected)
            .Select(static f => $"{KebabEnum.Format(f.Verdict)} {f.Kind}: {f.Title.En}");
        Assert.Equal(string.Join('\n', expected.Policies[policy].Findings.Order(StringComparer.Ordinal)), string.Join('\n', found.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void A_finding_that_the_policy_is_silent_shows_the_code_and_the_search_of_the_policy()
    {
        var audit = Audit("browser", "policy.zh.html", null);
        var evidence = audit.Evidence.ToDictionary(static e => e.Id, StringComparer.Ordinal);
        var silent = audit.Findings.Where(static f => f.Kind == "undisclosed-collection").ToList();
        Assert.NotEmpty(silent);
        Assert.All(silent, f =>
        {
            Assert.Contains(f.Evidence, id => evidence[id].Locator is CallPathLocator or CodeLocator);
            Assert.Contains(f.Evidence, id => evidence[id].Locator is SearchLocator && evidence[id].Blob == audit.Policies[0].TextSha256);
        });
    }

    [Theory]
    [InlineData("policy.zh.html")]
    [InlineData("policy.en.html")]
    public void The_honest_app_is_not_accused(string policy) =>
        Assert.DoesNotContain(Audit("honest", policy, null).Findings, static f => f.Verdict is Verdict.Violation or Verdict.Suspected);

    private static Audit Audit(string sample, string policy, string? category)
    {
        List<string> arguments =
        [
            "audit", Repository.At("samples", sample, sample + ".apk"), "--policy", Repository.At("samples", sample, policy),
            "--knowledge", Repository.At("samples", "knowledge"), "--date", "2026-11-24", "--json",
        ];
        if (category is not null)
        {
            arguments.AddRange(["--category", category]);
        }

        return AuditJson.Read(Encoding.UTF8.GetBytes(CandorProcess.Run([.. arguments]).Output));
    }
}
