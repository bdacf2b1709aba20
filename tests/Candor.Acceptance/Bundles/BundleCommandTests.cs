using System.Text.Json;
using Candor.Acceptance.Command;

namespace Candor.Acceptance.Bundles;

/// <summary>Evidence bundles through the real command.</summary>
public class BundleCommandTests
{
    private static readonly string[] OfTheRun = ["manifest.json", "manifest.sums", "run.json", "signature.der", "statement.json"];

    [Fact]
    public void Two_runs_give_the_same_bytes_but_for_run_facts_and_seal_and_both_verify()
    {
        using var folder = new TemporaryFolder();
        var key = Key(folder);
        Audit("browser", "--bundle", folder.At("one"), "--key", key);
        Audit("browser", "--bundle", folder.At("two.zip"), "--key", key);
        System.IO.Compression.ZipFile.ExtractToDirectory(folder.At("two.zip"), folder.At("two"));
        var (one, two) = (ReadAll(folder.At("one")), ReadAll(folder.At("two")));
        Assert.Equal(one.Keys.Order(StringComparer.Ordinal), two.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(OfTheRun, one.Keys.Where(k => !one[k].AsSpan().SequenceEqual(two[k])).Order(StringComparer.Ordinal));

        var intact = CandorProcess.Run("verify", folder.At("one"), "--key", key, "--full");
        Assert.Equal(0, intact.ExitCode);
        Assert.StartsWith("intact: ", intact.Output, StringComparison.Ordinal);
        Assert.Equal(0, CandorProcess.Run("verify", folder.At("two.zip")).ExitCode);

        // What the issue of a bundle is: inputs, exhibits that evidence points to, steps, versions, what was not tested.
        var audit = AuditJson.Read(one["audit.json"]);
        Assert.Equal(string.Empty, audit.Run.StartedAt);
        Assert.Contains($"inputs/{audit.Subject.Sha256}.apk", one.Keys);
        using var exhibits = JsonDocument.Parse(one["exhibits.json"]);
        var pointed = exhibits.RootElement.GetProperty("exhibits").EnumerateArray().SelectMany(static e => e.GetProperty("evidence").EnumerateArray()).Select(static e => e.GetString()!).ToHashSet(StringComparer.Ordinal);
        Assert.All(audit.Findings.SelectMany(static f => f.Evidence), e => Assert.Contains(e, pointed));
        using var notTested = JsonDocument.Parse(one["not-tested.json"]);
        Assert.Equal(audit.NotAnalysed.Length, notTested.RootElement.GetProperty("notAnalysed").GetArrayLength());
        using var steps = JsonDocument.Parse(one["steps.json"]);
        Assert.Contains("browser.apk", steps.RootElement.GetProperty("steps")[0].GetProperty("what").GetProperty("en").GetString(), StringComparison.Ordinal);
        using var tool = JsonDocument.Parse(one["tool.json"]);
        Assert.Equal(audit.Tool.Knowledge, tool.RootElement.GetProperty("knowledge").GetString());

        // Other people's tools agree.
        Assert.Equal(0, CandorProcess.Start("sh", "-c", $"cd '{folder.At("one")}' && sha256sum --quiet -c SHA256SUMS && openssl dgst -sha256 -verify key.pem -signature signature.der statement.json").ExitCode);
        var independent = CandorProcess.Start("python3", Repository.At("docs", "samples", "verify_bundle.py"), folder.At("one"));
        Assert.True(independent.ExitCode == 0, independent.Output + independent.Error);
    }

    [Fact]
    public void A_change_ends_with_1_and_tells_the_bytes_and_what_is_no_bundle_ends_with_3()
    {
        using var folder = new TemporaryFolder();
        var key = Key(folder);
        Audit("honest", "--bundle", folder.At("bundle"), "--key", key, "--bundle-inputs", "bind");
        Assert.False(Directory.Exists(folder.At("bundle/inputs")));
        Assert.Contains("\"fileName\": \"honest.apk\"", File.ReadAllText(folder.At("bundle/exhibits.json")), StringComparison.Ordinal);
        var file = folder.At("bundle/audit.json");
        var bytes = File.ReadAllBytes(file);
        bytes[70_000] ^= 4;
        File.WriteAllBytes(file, bytes);
        var outcome = CandorProcess.Run("verify", folder.At("bundle"));
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("FAILED  audit.json: bytes 65536-131071: do not match what was signed", outcome.Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(CandorProcess.Run("verify", folder.At("bundle"), "--json").Output);
        var fault = Assert.Single(json.RootElement.GetProperty("faults").EnumerateArray());
        Assert.Equal(("audit.json", 65536, 131072), (fault.GetProperty("file").GetString(), fault.GetProperty("start").GetInt64(), fault.GetProperty("end").GetInt64()));
        Assert.Equal(3, CandorProcess.Run("verify", Repository.At("samples")).ExitCode);
        Assert.Equal(3, CandorProcess.Run("verify", Repository.At("samples", "browser", "browser.apk")).ExitCode);
        Assert.Equal(2, CandorProcess.Run("verify", folder.At("nothing")).ExitCode);
        var again = Run("honest", "--bundle", folder.At("bundle"), "--key", key);
        Assert.Equal(3, again.ExitCode);
        Assert.Contains("never written over", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_made_on_first_use_in_the_users_folder_and_known_by_its_id()
    {
        using var folder = new TemporaryFolder();
        (string, string)[] home = [("XDG_CONFIG_HOME", folder.At("config"))];
        var outcome = CandorProcess.Start(
            Repository.At("candor"), home, "audit", Repository.At("samples", "honest", "honest.apk"), "--fail-on", "never", "--out", folder.At("out"), "--bundle", folder.At("b.zip"), "--bundle-inputs", "bind");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        Assert.Contains("made a signing key of yours", outcome.Error, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(folder.At("config/candor/signing-key.pem")));
        }

        var shown = CandorProcess.Start(Repository.At("candor"), home, "key", "show").Output;
        var id = shown.Split('\n')[1][5..];
        Assert.Contains(id, CandorProcess.Run("verify", folder.At("b.zip")).Output, StringComparison.Ordinal);
        File.WriteAllText(folder.At("public.pem"), shown[shown.IndexOf("-----BEGIN", StringComparison.Ordinal)..]);
        Assert.Equal(0, CandorProcess.Run("verify", folder.At("b.zip"), "--key", folder.At("public.pem")).ExitCode);
        Assert.Equal(0, CandorProcess.Run("key", "new", folder.At("other.pem")).ExitCode);
        Assert.Equal(1, CandorProcess.Run("verify", folder.At("b.zip"), "--key", folder.At("other.pem")).ExitCode);
        Assert.Equal(2, CandorProcess.Run("key", "new", folder.At("other.pem")).ExitCode);
        Assert.Equal(2, CandorProcess.Run("verify", folder.At("b.zip"), "--key", folder.At("b.zip")).ExitCode);
    }

    [Fact]
    public void A_testers_values_are_taken_out_and_the_bundle_still_verifies_against_its_root()
    {
        using var folder = new TemporaryFolder();
        var key = Key(folder);
        var persona = Repository.At("samples", "traffic-run", "persona.json");
        var audited = CandorProcess.Run(
            "audit", Repository.At("samples", "traffic-run", "run.flow"), "--persona", persona, "--first-party", "run.example", "--policy", Repository.At("samples", "traffic-run", "policy.en.html"),
            "--fail-on", "never", "--out", folder.At("out"), "--bundle", folder.At("bundle"), "--key", key);
        Assert.True(audited.ExitCode == 0, audited.Error);
        Assert.Equal(2, CandorProcess.Run("redact", folder.At("bundle"), "--out", folder.At("public.zip"), "--key", key).ExitCode);
        var redacted = CandorProcess.Run("redact", folder.At("bundle"), "--out", folder.At("public"), "--persona", persona, "--key", key);
        Assert.True(redacted.ExitCode == 0, redacted.Error);
        var verified = CandorProcess.Run("verify", folder.At("public"), "--key", key, "--reveal", folder.At("public-salts"), "--json");
        Assert.True(verified.ExitCode == 0, verified.Output);
        using var before = JsonDocument.Parse(CandorProcess.Run("verify", folder.At("bundle"), "--json").Output);
        using var after = JsonDocument.Parse(verified.Output);
        Assert.Equal(before.RootElement.GetProperty("root").GetString(), after.RootElement.GetProperty("root").GetString());
        Assert.Equal(after.RootElement.GetProperty("redacted").GetArrayLength(), after.RootElement.GetProperty("proved").GetArrayLength());

        // No value of the persona is left, in plain or in the forms in which it was sent.
        using var values = JsonDocument.Parse(File.ReadAllBytes(persona));
        var plain = values.RootElement.GetProperty("values").EnumerateObject().SelectMany(static v => v.Value.EnumerateArray()).Select(static v => v.GetString()!).Where(static v => v.Length > 3).ToList();
        foreach (var (name, bytes) in ReadAll(folder.At("public")))
        {
            var text = System.Text.Encoding.UTF8.GetString(bytes);
            Assert.All(plain, v => Assert.False(text.Contains(v, StringComparison.OrdinalIgnoreCase), $"{name} holds {v}"));
        }

        // The audit can still be read, and its findings still point to their evidence.
        var audit = AuditJson.Read(File.ReadAllBytes(folder.At("public/audit.json")));
        Assert.All(audit.Findings.SelectMany(static f => f.Evidence), id => Assert.Contains(audit.Evidence, e => e.Id == id));
        var independent = CandorProcess.Start("python3", Repository.At("docs", "samples", "verify_bundle.py"), folder.At("public"));
        Assert.True(independent.ExitCode == 0, independent.Output + independent.Error);

        // With --redact the capture itself does not go in.
        var masked = CandorProcess.Run(
            "audit", Repository.At("samples", "traffic-run", "run.flow"), "--persona", persona, "--redact", "--fail-on", "never", "--out", folder.At("out"), "--bundle", folder.At("masked"), "--key", key);
        Assert.True(masked.ExitCode == 0, masked.Error);
        Assert.False(Directory.Exists(folder.At("masked/inputs")));
    }

    private static string Key(TemporaryFolder folder)
    {
        Assert.Equal(0, CandorProcess.Run("key", "new", folder.At("key.pem")).ExitCode);
        return folder.At("key.pem");
    }

    private static void Audit(string sample, params string[] more)
    {
        var outcome = Run(sample, more);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
    }

    private static ProcessOutcome Run(string sample, params string[] more)
    {
        using var output = new TemporaryFolder();
        return CandorProcess.Run(
            [
                "audit", Repository.At("samples", sample, sample + ".apk"), "--policy", Repository.At("samples", sample, "policy.zh.html"), "--knowledge", Repository.At("samples", "knowledge"),
                "--date", "2018-01-05", "--fail-on", "never", "--out", output.Path, .. more,
            ]);
    }

    private static Dictionary<string, byte[]> ReadAll(string bundle) =>
        Directory.EnumerateFiles(bundle, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(bundle, f), File.ReadAllBytes, StringComparer.Ordinal);
}
