using Candor.Android.Packages;
using Candor.Android.Tests.Consent;
using Candor.Android.Tests.Zip;
using Candor.Android.Zip;
using Candor.Dex;
using Candor.Testing;
using CsCheck;

namespace Candor.Android.Tests.Hostile;

/// <summary>Apps whose code, manifest or resources were changed go through all that is looked for: an observation, or a refusal, and nothing else.</summary>
public class MutatedAppTests
{
    private static readonly AndroidOptions Options = new() { Flows = new FlowOptions { MaxWork = 30_000, MaxTraceWork = 30_000 } };

    [Theory]
    [InlineData("browser", "classes.dex", 60)]
    [InlineData("news", "classes.dex", 60)]
    [InlineData("browser", "AndroidManifest.xml", 40)]
    [InlineData("browser", "resources.arsc", 20)]
    public void A_changed_app_is_observed_or_refused(string sample, string changed, int cases)
    {
        var entries = Entries(File.ReadAllBytes(Path.Combine(Shipped.Root, "samples", sample, sample + ".apk")));
        var valid = entries.Single(e => e.Name == changed).Bytes;
        var observer = new AndroidObserver(Shipped.Knowledge, Options);
        var first = changed == "classes.dex" ? 0x28 : 0;
        Gen.Select(Gen.Int[first, valid.Length - 1], Gen.Int[0, 3], Gen.Byte).Array[1, 10].Draw(
            changes =>
            {
                byte[] bytes = [.. valid];
                foreach (var (at, kind, value) in changes)
                {
                    bytes[at] = kind switch
                    {
                        0 => value,
                        1 => (byte)(bytes[at] ^ (1 << (value & 7))),
                        2 => (byte)(bytes[at] + (value % 5) - 2),
                        _ => (byte)(value & 1) == 0 ? (byte)0 : (byte)0xFF,
                    };
                }

                var builder = new ZipBuilder();
                foreach (var (name, content) in entries)
                {
                    builder.Add(name, name == changed ? bytes : content);
                }

                try
                {
                    using var apk = ApkFile.Open(builder.Build());
                    var observation = observer.Observe(apk, cancellation: TestContext.Current.CancellationToken);
                    Assert.DoesNotContain(observation.NotAnalysed, static n => n.Why.En.Contains("itself failed", StringComparison.Ordinal));
                }
                catch (BadApkException)
                {
                    // The file is wrong, and says where.
                }
            },
            cases: cases);
    }

    private static List<(string Name, byte[] Bytes)> Entries(byte[] package)
    {
        using var archive = ZipArchiveReader.Open(new MemoryBytes(package));
        return [.. archive.Entries.Select(e => (e.Name, archive.Read(e).Bytes))];
    }
}
