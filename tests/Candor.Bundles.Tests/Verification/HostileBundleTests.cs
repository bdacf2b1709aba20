using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Candor.Bundles.Containers;
using Candor.Bundles.Support;

namespace Candor.Bundles.Verification;

/// <summary>A bundle made by an enemy does no harm: nothing is followed out of it, nothing is inflated, and it is told what is wrong.</summary>
public class HostileBundleTests
{
    private static readonly string Text = SampleBundle.Files.Single(static f => f.Path.StartsWith("exhibits", StringComparison.Ordinal) && f.Path.EndsWith(".txt", StringComparison.Ordinal)).Path;

    [Fact]
    public void A_link_to_a_file_outside_is_not_followed_though_its_content_is_right()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        var file = Path.Combine(bundle, Text);
        File.Move(file, folder.At("outside.txt"));
        File.CreateSymbolicLink(file, folder.At("outside.txt"));
        Assert.Contains(Verify(bundle).Faults, static f => f.File == Text && f.What.StartsWith("a link stands here", StringComparison.Ordinal));
        File.Delete(file);
        Directory.Move(Path.Combine(bundle, "exhibits"), folder.At("exhibits-outside"));
        File.Move(folder.At("outside.txt"), folder.At("exhibits-outside", Path.GetFileName(Text)));
        Directory.CreateSymbolicLink(Path.Combine(bundle, "exhibits"), folder.At("exhibits-outside"));
        Assert.Contains(Verify(bundle).Faults, static f => f.File == "exhibits" && f.What.StartsWith("a link stands here", StringComparison.Ordinal));
        Assert.Contains(Verify(bundle).Faults, static f => f.File == Text && f.What == "missing");
    }

    [Fact]
    public void A_pipe_and_an_endless_device_in_place_of_a_file_are_not_opened()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        foreach (var name in new[] { Text, BundleFormat.ManifestFile, BundleFormat.SignatureFile, "empty.txt" })
        {
            var file = Path.Combine(bundle, name);
            var bytes = File.ReadAllBytes(file);
            File.Delete(file);
            using (var made = Process.Start("mkfifo", [file]))
            {
                made.WaitForExit();
            }

            var report = Verify(bundle);
            Assert.True(name == "empty.txt" || report.Verdict == BundleVerdict.Altered);
            File.Delete(file);
            File.WriteAllBytes(file, bytes);
        }
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("C:evil")]
    [InlineData("a\\b")]
    [InlineData("a//b")]
    [InlineData(".hidden")]
    [InlineData("名.txt")]
    [InlineData("a b")]
    public void Names_that_are_paths_are_refused_in_manifests_and_archives(string name)
    {
        Assert.NotNull(BundlePath.Fault(name));
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        var manifest = Path.Combine(bundle, BundleFormat.ManifestFile);
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"audit.json\"", $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal)}\"", StringComparison.Ordinal));
        Assert.Contains(Verify(bundle).Faults, static f => f.File == BundleFormat.ManifestFile);
        var archive = SampleBundle.Write(folder, isArchive: true);
        var entries = Archives.Read(File.ReadAllBytes(archive));
        entries.Add((name.All(char.IsAscii) ? name : "../" + "x", [1]));
        File.WriteAllBytes(archive, Archives.Write(entries));
        Assert.Contains(Verify(archive).Faults, static f => f.What.StartsWith("the name of an entry", StringComparison.Ordinal));
        Assert.Equal(["bundle", "bundle.zip"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal)!);
    }

    [Fact]
    public void A_compressed_archive_is_refused_and_not_inflated()
    {
        using var folder = new TemporaryFolder();
        var archive = SampleBundle.Write(folder, isArchive: true);
        var entries = Archives.Read(File.ReadAllBytes(archive));
        using (var zip = ZipFile.Open(folder.At("bomb.zip"), ZipArchiveMode.Create))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
                stream.Write(bytes);
            }

            using var bomb = zip.CreateEntry("bomb.txt", CompressionLevel.Optimal).Open();
            for (var i = 0; i < 64; i++)
            {
                bomb.Write(new byte[1 << 20]);
            }
        }

        var before = GC.GetTotalAllocatedBytes();
        Assert.Equal(BundleVerdict.Altered, Verify(folder.At("bomb.zip")).Verdict);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 32 << 20);
    }

    [Fact]
    public void Entries_that_lie_over_each_other_are_refused()
    {
        using var folder = new TemporaryFolder();
        var archive = SampleBundle.Write(folder, isArchive: true);
        var bytes = File.ReadAllBytes(archive);
        // The last record of the directory leads to the first entry.
        var at = bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 42), 0);
        File.WriteAllBytes(archive, bytes);
        Assert.Contains(Verify(archive).Faults, static f => f.What.Contains("lies over another entry", StringComparison.Ordinal));
    }

    [Fact]
    public void Lengths_and_counts_that_the_file_has_no_room_for_are_not_believed()
    {
        using var folder = new TemporaryFolder();
        var archive = SampleBundle.Write(folder, isArchive: true);
        var bytes = File.ReadAllBytes(archive);
        foreach (var (at, value) in new[] { (20, 0xffff_fff0u), (24, 0xffff_fff0u), (42, 0xffff_fff0u), (28, 0xffff_ffffu) })
        {
            var changed = (byte[])bytes.Clone();
            BinaryPrimitives.WriteUInt32LittleEndian(changed.AsSpan(changed.AsSpan().IndexOf("PK\u0001\u0002"u8) + at), value);
            File.WriteAllBytes(archive, changed);
            Assert.Equal(BundleVerdict.Altered, Verify(archive).Verdict);
        }

        foreach (var at in new[] { 8, 10, 12, 16, 20 })
        {
            var changed = (byte[])bytes.Clone();
            changed.AsSpan(changed.Length - ZipLayout.EndLength + at, 2).Fill(0xff);
            File.WriteAllBytes(archive, changed);
            Assert.Equal(BundleVerdict.Altered, Verify(archive).Verdict);
        }
    }

    [Fact]
    public void Bytes_before_between_and_after_the_entries_and_a_comment_are_told()
    {
        using var folder = new TemporaryFolder();
        var archive = SampleBundle.Write(folder, isArchive: true);
        var bytes = File.ReadAllBytes(archive);
        var between = bytes.AsSpan().IndexOf("PK\u0001\u0002"u8);
        foreach (var changed in new byte[][] { [0, .. bytes], [.. bytes[..between], 0, .. bytes[between..]], [.. bytes, 0], [.. bytes[..^2], 1, 0, 65] })
        {
            File.WriteAllBytes(archive, changed);
            Assert.Contains(Verify(archive).Faults, static f => f.File is null && f.Start is not null);
        }
    }

    [Fact]
    public void A_manifest_that_is_deep_large_or_claims_much_is_refused_in_bounded_memory()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        var manifest = Path.Combine(bundle, BundleFormat.ManifestFile);
        var honest = File.ReadAllText(manifest);
        var size = honest.IndexOf("\"size\":", StringComparison.Ordinal) + 7;
        string[] texts =
        [
            string.Concat(Enumerable.Repeat("[", 1_000_000)),
            "{\"format\":\"candor-bundle/1\",\"tree\":" + string.Concat(Enumerable.Repeat("{\"a\":", 100_000)),
            honest[..size] + "4611686018427387903" + honest[(size + 1)..],
            honest[..size] + "-1" + honest[(size + 1)..],
            honest[..size] + "1e9" + honest[(size + 1)..],
            honest.Replace("\"audit.json\"", "\"AUDIT.json\",\"path\":\"audit.json\"", StringComparison.Ordinal),
            honest.Replace("{\"path\":\"audit.json\"", "{\"path\":\"RUN.json\"", StringComparison.Ordinal),
            honest.Replace("{\"path\":\"audit.json\"", "{\"path\":\"run.json/x\"", StringComparison.Ordinal),
            honest.Replace("{\"path\":\"audit.json\"", "{\"path\":\"statement.json\"", StringComparison.Ordinal),
            honest + " ",
            honest.Replace("\"size\":", "\"size\": ", StringComparison.Ordinal),
            "",
        ];
        foreach (var text in texts)
        {
            File.WriteAllText(manifest, text);
            var before = GC.GetTotalAllocatedBytes();
            var report = Verify(bundle);
            Assert.Contains(report.Faults, static f => f.File == BundleFormat.ManifestFile);
            Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 << 20);
        }

        using (var sparse = new FileStream(manifest, FileMode.Create))
        {
            sparse.SetLength(8L << 30);
        }

        var start = GC.GetTotalAllocatedBytes();
        Assert.Contains(Verify(bundle).Faults, static f => f.File == BundleFormat.ManifestFile && f.What.Contains("more than the", StringComparison.Ordinal));
        Assert.InRange(GC.GetTotalAllocatedBytes() - start, 0, 16 << 20);
    }

    [Fact]
    public void A_folder_with_very_many_other_files_is_not_read_to_its_end()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        for (var i = 0; i < 3000; i++)
        {
            File.WriteAllBytes(Path.Combine(bundle, $"x{i}"), []);
        }

        var report = Verify(bundle);
        Assert.Contains(report.Faults, static f => f.What.Contains("very many more files", StringComparison.Ordinal));
        Assert.InRange(report.Faults.Length, 500, 1001);
    }

    [Fact]
    public void What_is_no_bundle_is_told_as_none()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("empty"));
        Directory.CreateDirectory(folder.At("project"));
        File.WriteAllText(folder.At("project", "manifest.json"), "{\"name\": \"an extension\"}");
        File.WriteAllText(folder.At("a.txt"), "text");
        File.WriteAllBytes(folder.At("nothing"), []);
        using (var zip = ZipFile.Open(folder.At("other.zip"), ZipArchiveMode.Create))
        {
            zip.CreateEntry("classes.dex");
        }

        foreach (var name in new[] { "empty", "project", "a.txt", "nothing", "other.zip" })
        {
            Assert.Equal(BundleVerdict.NotABundle, Verify(folder.At(name)).Verdict);
        }
    }

    [Fact]
    public void What_is_left_of_a_bundle_is_told_as_an_altered_one()
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive: false);
        File.Delete(Path.Combine(bundle, BundleFormat.ManifestFile));
        Assert.Contains(Verify(bundle).Faults, static f => f.ToString() == "manifest.json: missing");
        var archive = SampleBundle.Write(folder, isArchive: true);
        File.WriteAllBytes(archive, File.ReadAllBytes(archive)[..5000]);
        Assert.Equal(BundleVerdict.Altered, Verify(archive).Verdict);
    }

    [Fact]
    public void A_statement_that_promises_a_time_stamp_of_garbage_is_told()
    {
        using var folder = new TemporaryFolder();
        Writing.BundleWriter.Write(folder.At("b"), SampleBundle.Files, SampleBundle.Key, static _ => Encoding.ASCII.GetBytes("no token"));
        Assert.Equal("timestamp.tst: bytes 0-7: is no valid time-stamp over the root", Assert.Single(Verify(folder.At("b")).Faults).ToString());
    }

    private static VerificationReport Verify(string path) => BundleVerifier.Verify(path, new VerifyOptions(), TestContext.Current.CancellationToken);
}
