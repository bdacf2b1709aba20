using System.Text;

namespace Candor.Acceptance.Command;

/// <summary>Input that is wrong, through the real command: a clear error or a partial audit, never a crash.</summary>
public class BadInputTests
{
    private static readonly byte[] Sample = File.ReadAllBytes(Repository.At("samples", "honest", "honest.apk"));

    [Fact]
    public void A_file_that_is_no_app_ends_with_3() => EndsWith3("it is a text\n"u8.ToArray());

    [Fact]
    public void An_empty_file_ends_with_3() => EndsWith3([]);

    [Fact]
    public void An_app_cut_in_half_ends_with_3() => EndsWith3(Sample[..(Sample.Length / 2)]);

    [Fact]
    public void An_app_whose_code_is_garbled_gives_a_partial_audit_that_says_so()
    {
        // The compressed bytes of classes.dex are overwritten; the directory and the manifest stay.
        var garbled = (byte[])Sample.Clone();
        var name = garbled.AsSpan().IndexOf("classes.dex"u8);
        Assert.True(name > 0);
        garbled.AsSpan(name + 64, 256).Fill(0xA5);
        using var folder = new TemporaryFolder();
        var outcome = CandorProcess.Run("audit", folder.Write("garbled.apk", garbled), "--json");
        Assert.True(outcome.ExitCode is 0 or 1, outcome.Error);
        var audit = AuditJson.Read(Encoding.UTF8.GetBytes(outcome.Output));
        Assert.Contains(audit.NotAnalysed, static n => n.Area is NotAnalysedArea.Code or NotAnalysedArea.Archive);
        Assert.DoesNotContain(audit.Findings, static f => f is { Detector: "D07", Verdict: Verdict.Pass });
    }

    [Fact]
    public void A_policy_that_is_garbage_is_told_and_accuses_nobody_of_omitting()
    {
        using var folder = new TemporaryFolder();
        var noise = new byte[100_000];
        new Random(7).NextBytes(noise);
        var outcome = CandorProcess.Run("audit", Repository.At("samples", "honest", "honest.apk"), "--policy", folder.Write("policy.html", noise), "--json");
        var audit = AuditJson.Read(Encoding.UTF8.GetBytes(outcome.Output));
        Assert.Contains(audit.NotAnalysed, static n => n.Area == NotAnalysedArea.Policy);
        Assert.DoesNotContain(audit.Findings, static f => f.Kind == "undisclosed-collection");
    }

    private static void EndsWith3(byte[] bytes)
    {
        using var folder = new TemporaryFolder();
        var outcome = CandorProcess.Run("audit", folder.Write("app.apk", bytes), "--out", folder.At("out"));
        Assert.Equal(3, outcome.ExitCode);
        Assert.Single(outcome.Error.Trim().Split('\n'));
        Assert.StartsWith("candor: 'app.apk'", outcome.Error, StringComparison.Ordinal);
    }
}
