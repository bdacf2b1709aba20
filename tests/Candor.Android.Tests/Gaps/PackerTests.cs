using System.IO.Compression;
using Candor.Android.Tests.Packages;
using Candor.Knowledge;

namespace Candor.Android.Tests.Gaps;

/// <summary>A package as a packer leaves it: its own traces inside, the app's classes gone.</summary>
public class PackerTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Path.Combine(Fixture.Folder(), "..", "..", "..", "knowledge"));

    [Theory]
    [InlineData("lib/arm64-v8a/libjiagu.so", "360 Jiagu", "360加固保")]
    [InlineData("lib/armeabi-v7a/libDexHelper.so", "Bangcle", "梆梆安全加固")]
    [InlineData("assets/ijiami.dat", "Ijiami", "爱加密")]
    [InlineData("lib/arm64-v8a/libshellx-super.2019.so", "Tencent Legu", "腾讯乐固")]
    [InlineData("assets/baiduprotect1.jar", "Baidu App Protection", "百度应用加固")]
    [InlineData("lib/arm64-v8a/libnesec.so", "NetEase Yidun", "网易易盾加固")]
    public void A_packer_is_named_with_its_trace_and_the_components_that_are_missing(string trace, string english, string chinese)
    {
        var observation = Observe(withCode: false, trace);

        var gap = Assert.Single(observation.NotAnalysed, static n => n.Area == NotAnalysedArea.Packer);
        Assert.Contains(english, gap.What.En, StringComparison.Ordinal);
        Assert.Contains(chinese, gap.What.Zh, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(trace), gap.Why.En, StringComparison.Ordinal);
        Assert.Matches(@"Of (\d+) components that the manifest declares, \1 are missing from the code", gap.Why.En);
        Assert.Matches(@"清单声明的 (\d+) 个组件中有 \1 个不在代码里", gap.Why.Zh);
        var evidence = observation.Evidence.Where(e => gap.Evidence.Contains(e.Id)).Select(static e => e.Locator).ToList();
        Assert.Contains(evidence, l => l is ArchiveEntryLocator entry && entry.Entry == trace);
        Assert.Contains(evidence, static l => l is ManifestLocator);
    }

    [Fact]
    public void Without_a_trace_most_components_missing_is_a_packer_that_is_not_known()
    {
        var gap = Assert.Single(Observe(withCode: false).NotAnalysed, static n => n.Area == NotAnalysedArea.Packer);

        Assert.Contains("not known", gap.What.En, StringComparison.Ordinal);
        Assert.NotEmpty(gap.Evidence);
    }

    [Fact]
    public void A_package_with_its_code_and_no_trace_has_no_packer() =>
        Assert.DoesNotContain(Observe(withCode: true).NotAnalysed, static n => n.Area == NotAnalysedArea.Packer);

    private static Observation Observe(bool withCode, params string[] traces)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.Copy(Fixture.Path("unsigned.apk"), path, overwrite: true);
            using (var archive = ZipFile.Open(path, ZipArchiveMode.Update))
            {
                if (!withCode)
                {
                    foreach (var entry in archive.Entries.Where(static e => e.Name.EndsWith(".dex", StringComparison.Ordinal)).ToList())
                    {
                        entry.Delete();
                    }
                }

                foreach (var trace in traces)
                {
                    using var content = archive.CreateEntry(trace).Open();
                    content.Write([0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0]);
                }
            }

            return new AndroidObserver(Knowledge).Observe(path, cancellation: TestContext.Current.CancellationToken);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
