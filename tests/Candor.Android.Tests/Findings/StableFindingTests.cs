using System.IO.Compression;
using Candor.Android.Packages;
using Candor.Android.Tests.Packages;
using Candor.Detection;
using Candor.Dex;
using Candor.Dex.Editing;
using Candor.Differences;
using Candor.Knowledge;

namespace Candor.Android.Tests.Findings;

/// <summary>
/// The id of a finding is its fingerprint across versions: an app that is built again under other names of classes, with all other offsets
/// and hashes that follow from it, has the same findings.
/// </summary>
public class StableFindingTests
{
    private static readonly string Repository = Path.Combine(Fixture.Folder(), "..", "..", "..");
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Path.Combine(Repository, "knowledge"), Path.Combine(Repository, "samples", "knowledge"));

    [Theory]
    [InlineData("browser")]
    [InlineData("news")]
    [InlineData("coupon")]
    [InlineData("mistold")]
    public void A_rebuilt_app_with_renamed_classes_has_the_same_findings(string sample)
    {
        var path = Path.Combine(Repository, "samples", sample, sample + ".apk");
        var rebuilt = Path.GetTempFileName();
        try
        {
            Assert.True(Rebuild(path, rebuilt) > 0);
            var (old, @new) = (Judge(path), Judge(rebuilt));
            Assert.NotEqual(old.Subject.Sha256, @new.Subject.Sha256);
            Assert.NotEmpty(Open(old));
            Assert.Equal(Open(old), Open(@new));
            Assert.Empty(old.Evidence.Where(static e => e.Locator is CallPathLocator).Select(static e => e.Id).Intersect(@new.Evidence.Select(static e => e.Id)));
            var difference = AuditComparison.Compare(old, @new);
            Assert.All(difference.Findings, static f => Assert.Equal(Standing.StillThere, f.Standing));
            Assert.True(difference.Practices.IsEmpty);
        }
        finally
        {
            File.Delete(rebuilt);
        }
    }

    private static List<string> Open(Audit audit) => [.. audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected).Select(static f => f.Id).Order(StringComparer.Ordinal)];

    private static Audit Judge(string path)
    {
        var observation = new AndroidObserver(Knowledge).Observe(path, cancellation: TestContext.Current.CancellationToken);
        return new AuditAssembler(Knowledge, Detectors.All).Assemble(
            observation, [], new AuditRequest(new(2026, 11, 25), Knowledge.Law.PacksOf("cn", new(2026, 11, 25)), null), [], "0.1.0", new("2026-11-25T00:00:00Z", 1, "host", "candor"));
    }

    /// <summary>Writes the app with its helper classes under new names; what the manifest and the knowledge name by name keeps it.</summary>
    /// <returns>How many classes were renamed.</returns>
    private static int Rebuild(string path, string output)
    {
        var renamed = 0;
        using var source = ZipFile.OpenRead(path);
        using var stream = File.Create(output);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        foreach (var entry in source.Entries.Where(static e => !e.FullName.StartsWith("META-INF/", StringComparison.Ordinal)))
        {
            using var content = new MemoryStream();
            using (var from = entry.Open())
            {
                from.CopyTo(content);
            }

            var bytes = content.ToArray();
            if (entry.FullName.EndsWith(".dex", StringComparison.Ordinal))
            {
                (bytes, var count) = Rename(bytes);
                renamed += count;
            }

            using var to = archive.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
            to.Write(bytes);
        }

        return renamed;
    }

    private static (byte[] Dex, int Renamed) Rename(byte[] dex)
    {
        var editor = new DexEditor(dex);
        var renamed = 0;
        for (var i = 0; i < editor.File.TypeCount; i++)
        {
            var descriptor = editor.File.GetDescriptor(new TypeHandle(i));
            if (descriptor.StartsWith("Lcom/example/", StringComparison.Ordinal) && !IsComponent(descriptor))
            {
                editor.RenameType(i, $"Lcom/example/a/{(char)('a' + renamed++)};");
            }
        }

        return (editor.Build(), renamed);
    }

    private static bool IsComponent(string descriptor) =>
        ((string[])["Activity;", "Application;", "App;", "Service;", "Receiver;", "Provider;"]).Any(e => descriptor.EndsWith(e, StringComparison.Ordinal));
}
