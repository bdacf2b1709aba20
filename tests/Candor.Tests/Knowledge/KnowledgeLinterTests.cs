using Candor.Knowledge;

namespace Candor.Tests.Knowledge;

public sealed class KnowledgeLinterTests : IDisposable
{
    private const string Head = "origin: a test\nlicence: Apache-2.0\nversion: 2026-11-24\n";
    private readonly string _folder = Directory.CreateTempSubdirectory("candor-knowledge-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("data-types.yaml", "dataTypes:\n  - id: x\n    parents: [nowhere]\n", "nowhere")]
    [InlineData("data-types.yaml", "dataTypes:\n  - id: x\n    parents: [y]\n  - id: y\n    parents: [x]\n", "cycle")]
    [InlineData("purposes.yaml", "purposes:\n  - id: p\n    name: {zh: 一, en: one}\n    colour: red\n", "'colour'")]
    [InlineData("purposes.yaml", "purposes:\n  - id: p\n    name: {en: one}\n", "'zh' is missing")]
    [InlineData("purposes.yaml", "purposes:\n  - id: p\n    name: {zh: 一, en: one}\n    vague: perhaps\n", "true or false")]
    [InlineData("purposes.yaml", "purposes: &a\n  - *a\n", "anchors and aliases")]
    [InlineData("purposes.yaml", "purposes: [{id: p, id: q}]\n", "stands twice")]
    [InlineData("purposes.yaml", "purposes: 3\n", "must be a list")]
    [InlineData("android/sources.yaml", "sources:\n  - method: android.foo()\n    dataTypes: []\n    permissions: []\n", "no method signature")]
    [InlineData("android/sources.yaml", "sources:\n  - dataTypes: []\n    permissions: []\n", "exactly one of")]
    [InlineData("android/consent.yaml", "consentWords:\n  - in: wall\n    meaning: agreed\n    words: [yes]\n", "'wall'")]
    [InlineData("android/consent.yaml", "consentWords:\n  - in: key\n    meaning: agreed\n    words: [Agree]\n", "lower case")]
    [InlineData("android/consent.yaml", "consentWords:\n  - in: button\n    meaning: topic\n    words: [privacy]\n", "cannot have the meaning")]
    [InlineData("android/consent.yaml", "consentWords:\n  - in: key\n    meaning: agreed\n    words: [a]\n  - in: key\n    meaning: refused\n    words: [a]\n", "a word means one thing")]
    [InlineData("android/consent.yaml", "flagReads:\n  - method: La/B;->c(J)Z\n    key: 3\n", "no register 3")]
    [InlineData("android/consent.yaml", "flagReads:\n  - method: a.b()\n    key: 1\n", "no method signature")]
    [InlineData("android/consent.yaml", "buttonListeners:\n  - method: La/B;->c(La/L;)V\n    listener: 1\n", "'view' or a 'label'")]
    [InlineData("android/consent.yaml", "callbackOrder:\n  unprompted: [java.lang.Runnable]\n", "no type such as")]
    [InlineData("android/consent.yaml", "callbackOrder:\n  createdOnly: [La/B;]\n", "no method such as")]
    [InlineData("android/sinks.yaml", "sinks:\n  - method: La/B;->c()V\n    channel: pigeon\n", "pigeon")]
    public void A_mistake_is_named_with_what_to_write(string file, string body, string said)
    {
        Write(file, Head + body);
        Assert.Contains(KnowledgeLinter.Lint(_folder), p => p.ToString().Contains(said, StringComparison.Ordinal));
    }

    [Fact]
    public void A_mistake_is_named_with_its_line()
    {
        Write("purposes.yaml", Head + "purposes:\n  - id: p\n    name: {zh: 一, en: one}\n    colour: red\n");
        Assert.Contains(KnowledgeLinter.Lint(_folder), static p => p is { File: "purposes.yaml", Line: 7 });
    }

    [Fact]
    public void A_file_without_origin_is_refused()
    {
        Write("purposes.yaml", "licence: Apache-2.0\nversion: 2026-11-24\npurposes: []\n");
        Assert.Throws<KnowledgeException>(() => KnowledgeLoader.Load(_folder));
    }

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        Write("purposes.yaml", Head + "purposes: " + new string('[', 100_000));
        Assert.Contains(KnowledgeLinter.Lint(_folder), static p => p.Message.Contains("nesting", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_without_source_is_named()
    {
        Write("law/cn/x.yaml", Head + """
            instrument: {id: x, jurisdiction: CN, name: {zh: 甲, en: A}, short: {zh: 甲, en: A}}
            rules:
              - id: X-1
                force: law
                article: {zh: 一, en: "1"}
                title: {zh: 一, en: one}
                text: {zh: 一, en: one}
                severity: high
                automatable: full
                packs: [core]
                verification: verified
            """);
        var problems = KnowledgeLinter.Lint(_folder);
        Assert.Contains(problems, static p => p.Message.Contains("has no source", StringComparison.Ordinal));
        Assert.Contains(problems, static p => p.Message.Contains("needs 'from'", StringComparison.Ordinal));
    }

    [Fact]
    public void A_finding_that_only_guidance_speaks_of_is_refused()
    {
        Write("law/findings.yaml", Head + """
            findings:
              - id: k
                detector: D01
                channel: policy
                rules: [NOT-THERE]
                title: {zh: 一, en: one}
                explanation: {zh: 一, en: one}
                remedy: {zh: 一, en: one}
            """);
        var problems = KnowledgeLinter.Lint(_folder);
        Assert.Contains(problems, static p => p.Message.Contains("no rule that can stand alone", StringComparison.Ordinal));
        Assert.Contains(problems, static p => p.Message.Contains("'NOT-THERE', which is no rule", StringComparison.Ordinal));
    }

    private void Write(string name, string text)
    {
        var path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
