using Candor.Bundles.Signing;
using Candor.Bundles.Support;

namespace Candor.Bundles.Verification;

/// <summary>A fault is told by file and place.</summary>
public class LocationTests
{
    private static readonly string App = SampleBundle.Files.Single(static f => f.Path.EndsWith(".apk", StringComparison.Ordinal)).Path;

    [Fact]
    public void A_changed_byte_is_told_by_its_block()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        var file = Path.Combine(bundle, App);
        var bytes = File.ReadAllBytes(file);
        bytes[70_000] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal([new(App, 65536, 131072, "do not match what was signed")], Verify(bundle).Faults);
        bytes[131072] ^= 1;
        bytes[^1] ^= 1;
        File.WriteAllBytes(file, bytes);
        Assert.Equal([new(App, 65536, bytes.Length, "do not match what was signed")], Verify(bundle).Faults);
    }

    [Fact]
    public void What_is_cut_off_or_added_is_told_by_its_bytes()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        var file = Path.Combine(bundle, App);
        var bytes = File.ReadAllBytes(file);
        File.WriteAllBytes(file, bytes[..131072]);
        Assert.Equal([new(App, 131072, bytes.Length, "are missing at the end")], Verify(bundle).Faults);
        File.WriteAllBytes(file, [.. bytes, 1, 2, 3]);
        Assert.Equal([new(App, bytes.Length, bytes.Length + 3, "stand after the end of what was signed")], Verify(bundle).Faults);
    }

    [Fact]
    public void A_renamed_file_is_known_by_its_content()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        File.Move(Path.Combine(bundle, App), Path.Combine(bundle, "inputs", "other.apk"));
        Assert.Equal(
            [new(App, null, null, "missing: its content stands under 'inputs/other.apk'"), new("inputs/other.apk", null, null, $"added: it holds what was signed as '{App}'")],
            Verify(bundle).Faults);
    }

    [Fact]
    public void Files_that_changed_places_are_told()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        var (a, b) = (Path.Combine(bundle, "audit.json"), Path.Combine(bundle, "run.json"));
        var (x, y) = (File.ReadAllBytes(a), File.ReadAllBytes(b));
        File.WriteAllBytes(a, y);
        File.WriteAllBytes(b, x);
        var faults = Verify(bundle).Faults.Select(static f => f.ToString()).ToList();
        Assert.Contains("audit.json: holds what was signed as 'run.json'", faults);
        Assert.Contains("run.json: holds what was signed as 'audit.json'", faults);
    }

    [Fact]
    public void A_change_in_the_manifest_is_told_by_its_block()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false, files: [.. Enumerable.Range(0, 60).Select(i => new Writing.BundleFile($"f{i:d3}.txt", new byte[] { (byte)i }))]);
        var file = Path.Combine(bundle, BundleFormat.ManifestFile);
        var text = File.ReadAllText(file);
        var at = text.IndexOf("f030.txt", StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace("f030.txt", "f03x.txt", StringComparison.Ordinal));
        var fault = Assert.Single(Verify(bundle).Faults, static f => f.File == BundleFormat.ManifestFile && f.Start is not null);
        Assert.InRange(at, fault.Start!.Value, fault.End!.Value);
        Assert.Equal(4096, fault.End - fault.Start);
    }

    [Fact]
    public void Another_order_of_the_entries_of_an_archive_is_told()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: true);
        var entries = Archives.Read(File.ReadAllBytes(bundle));
        entries.Reverse();
        File.WriteAllBytes(bundle, Archives.Write(entries));
        Assert.Contains("the order of the entries was changed", Assert.Single(Verify(bundle).Faults).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_was_not_expected_is_told_and_one_that_was_is_accepted()
    {
        using var folder = new TemporaryFolder();
        using var other = SigningKey.New();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        Assert.Equal(BundleVerdict.Intact, Verify(bundle, SampleBundle.Key.Public).Verdict);
        Assert.Contains("not one that was given", Assert.Single(Verify(bundle, other.Public).Faults).What, StringComparison.Ordinal);
        Assert.Null(Assert.Single(Verify(bundle).Signers).IsExpected);
    }

    [Fact]
    public void An_exhibit_that_does_not_carry_its_hash_as_its_name_is_told_even_when_signed()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false, files: [new("exhibits/" + new string('a', 64) + ".txt", "x"u8.ToArray())]);
        Assert.Contains("its name is not the SHA-256 of its content", Assert.Single(Verify(bundle).Faults).What, StringComparison.Ordinal);
    }

    private static VerificationReport Verify(string path, params Signing.VerifyingKey[] keys) =>
        BundleVerifier.Verify(path, new VerifyOptions { Keys = [.. keys] }, TestContext.Current.CancellationToken);
}
