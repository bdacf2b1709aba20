namespace Candor.Acceptance.Command;

/// <summary>Audits of a sample that several tests compare: as it is, with a policy that mends three points, and without a policy.</summary>
public sealed class AuditedSamples : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public AuditedSamples()
    {
        var policy = File.ReadAllText(Repository.At("samples", "browser", "policy.zh.html"));
        File.WriteAllText(
            _folder.At("mended.html"),
            policy.Replace("</body>", "<h2>保存期限</h2><p>我们会在您注销账号后15日内删除您的个人信息；日志保存六个月。</p><h2>投诉</h2><p>您可以通过 help@browser.example 投诉、举报，我们将在15个工作日内答复。</p></body>", StringComparison.Ordinal));
        Audit("old", "--policy", Repository.At("samples", "browser", "policy.zh.html"));
        Audit("new", "--policy", _folder.At("mended.html"));
        Audit("blind");
    }

    public string Old => At("old");

    public string New => At("new");

    public string Blind => At("blind");

    public string At(string name) => _folder.At(name);

    public void Dispose() => _folder.Dispose();

    private void Audit(string name, params string[] policy)
    {
        var outcome = CandorProcess.Run([
            "audit", Repository.At("samples", "browser", "browser.apk"), .. policy, "--knowledge", Repository.At("samples", "knowledge"), "--date", "2026-11-25", "--allege", "microphone",
            "--fail-on", "never", "--format", "json", "--out", At(name)]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }
}
