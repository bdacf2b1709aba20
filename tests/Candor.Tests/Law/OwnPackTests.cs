using Candor.Detection;
using Candor.Knowledge;
using Candor.Law;

namespace Candor.Tests.Law;

/// <summary>A pack that somebody drops into a folder.</summary>
public sealed class OwnPackTests : IDisposable
{
    private const string Head = """
        origin: A test
        licence: Apache-2.0
        version: 2026-11-25
        packs:
          - id: own
            name: {zh: 自备, en: own}
        instrument:
          id: own-rules
          jurisdiction: CN
          name: {zh: 内部规范, en: Internal rules}
          short: {zh: 规范, en: Rules}
        rules:

        """;

    private const string Rule = """
          - id: OWN-1
            force: platform-policy
            article: {zh: 第一条, en: art. 1}
            from: 2026-01-01
            title: {zh: 写明期限, en: State the period}
            text: {zh: 政策应写明保存期限。, en: A policy states how long data is kept.}
            severity: medium
            automatable: full
            ceilings: {apk-static: assisted, web-run: full}
            detectors: [D05]
            findings: [policy-lacks-retention]
            packs: [own]
            verification: verified
            sources: ["Internal rules, 2026"]

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("candor-pack").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The example of the documentation is a pack without a mistake.</summary>
    [Fact]
    public void The_example_of_the_documentation_is_without_a_mistake()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Root, "docs", "law-packs.md"));
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        Assert.Empty(Lint(page[start..page.IndexOf("```", start, StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_rule_joins_the_kind_of_finding_that_it_names()
    {
        Assert.Empty(Lint(Head + Rule));
        var law = KnowledgeLoader.Load(RepositoryFolder.Knowledge, _folder).Law;
        Assert.Equal(["own"], law.PacksOf("own", new DateOnly(2026, 11, 25)));
        var finding = new Judge(law, new DateOnly(2026, 11, 25), ["own"]).Apply(FindingDraft.FromEvidence("policy-lacks-retention", "retention", Certainty.Observed, [], isConclusive: true));
        Assert.Equal(["OWN-1"], finding!.Citations.Select(static c => c.Rule));
        Assert.Null(new Judge(law, new DateOnly(2025, 12, 31), ["own"]).Apply(FindingDraft.FromEvidence("policy-lacks-retention", "retention", Certainty.Observed, [])));
    }

    [Theory]
    [InlineData("    sources: [\"Internal rules, 2026\"]", "", "has no source")]
    [InlineData("    verification: verified", "", "'verification' is missing or empty")]
    [InlineData("    verification: verified", "    verification: sure", "'verification' is 'sure'; it must be one of verified, partial, memory")]
    [InlineData("text: {zh: 政策应写明保存期限。, en: A policy states how long data is kept.}", "text: {zh: 政策应写明保存期限。}", "'en' is missing or empty")]
    [InlineData("en: A policy states how long data is kept.", "en: 政策应写明保存期限。", "has Chinese in 'en'")]
    [InlineData("zh: 政策应写明保存期限。", "zh: the same", "has no Chinese in 'zh'")]
    [InlineData("    from: 2026-01-01", "", "needs 'from'")]
    [InlineData("    packs: [own]", "    packs: [mine]", "which no file declares")]
    [InlineData("    findings: [policy-lacks-retention]", "    findings: [no-such-kind]", "'candor law kinds' lists them")]
    [InlineData("    detectors: [D05]", "    detectors: [D99]", "names the detector 'D99'")]
    [InlineData("    - id: OWN-1", "    - id: CN-PIPL-19", "stands also in")]
    [InlineData("    severity: medium", "    severity: grave", "it must be one of info, low, medium, high, critical")]
    [InlineData("    severity: medium", "    severity: medium\n    colour: red", "'colour' is no key that is known here")]
    public void A_mistake_is_named_with_its_file_and_line_and_nothing_of_the_pack_is_used(string right, string wrong, string message)
    {
        // Platform terms alone may lack a first day.
        var rule = Rule.Replace("force: platform-policy", "force: normative-document", StringComparison.Ordinal);
        var text = Head + rule.Replace(right.Trim(), wrong.Trim().Length == 0 ? "note: x" : wrong.Trim().Replace("\n    ", "\n    ", StringComparison.Ordinal), StringComparison.Ordinal);
        var problems = Lint(text);
        Assert.Contains(problems, p => p.Message.Contains(message, StringComparison.Ordinal) && p.File == "pack.yaml" && p.Line > 10);
    }

    [Fact]
    public void A_rule_that_was_not_in_force_on_the_day_of_its_pack_is_refused()
    {
        var text = Head.Replace("name: {zh: 自备, en: own}", "name: {zh: 自备, en: own}\n    day: 2018-01-05", StringComparison.Ordinal) + Rule;
        Assert.Contains(Lint(text), static p => p.Message.Contains("was not in force on that day", StringComparison.Ordinal));
    }

    [Fact]
    public void A_recommended_standard_is_no_sole_ground()
    {
        var text = Head + Rule.Replace("force: platform-policy", "force: recommended-standard", StringComparison.Ordinal).Replace("    findings: [policy-lacks-retention]\n", "", StringComparison.Ordinal) + """
            findings:
              - id: own-kind
                detector: D05
                channel: policy
                severity: low
                question: {zh: 有无, en: whether}
                statement: kept-for-ever
                rules: [OWN-1]
                title: {zh: 题, en: title}
                explanation: {zh: 释, en: explanation}
                remedy: {zh: 改, en: remedy}
            """;
        Assert.Contains(Lint(text), static p => p.Message.Contains("cites no rule that can stand alone", StringComparison.Ordinal) && p.Line > 20);
        Assert.DoesNotContain(Lint(text.Replace("force: recommended-standard", "force: platform-policy", StringComparison.Ordinal)), static p => p.Message.Contains("own-kind", StringComparison.Ordinal));
    }

    private System.Collections.Immutable.ImmutableArray<KnowledgeProblem> Lint(string yaml)
    {
        File.WriteAllText(Path.Combine(_folder, "pack.yaml"), yaml);
        return KnowledgeLinter.Lint(RepositoryFolder.Knowledge, _folder);
    }
}
