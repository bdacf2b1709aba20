using System.Runtime.CompilerServices;
using System.Text;
using Candor.Android.Exhibits;
using Candor.Android.Packages;

namespace Candor.Android.Tests.Exhibits;

public class ApkExhibitsTests
{
    [Fact]
    public void The_manifest_and_each_method_that_evidence_names_are_written_out_with_the_cited_instructions_marked()
    {
        var path = Sample();
        using var apk = ApkFile.Open(path, cancellation: TestContext.Current.CancellationToken);
        var evidence = new[]
        {
            Evidence.Create(apk.Sha256, new ManifestLocator(3, "uses-permission", "")),
            Evidence.Create(apk.Sha256, new CodeLocator("classes.dex", "Lcom/example/browser/DeviceIds;->mac()Ljava/lang/String;", 0xe, "", null, null)),
            Evidence.Create(apk.Sha256, new CodeLocator("classes.dex", "Lcom/example/none/None;->none()V", 0, "", null, null)),
            Evidence.Create(new string('0', 64), new ManifestLocator(1, "elsewhere", "")),
        };
        var exhibits = ApkExhibits.Of(path, evidence);
        Assert.Equal([".xml", ".txt"], exhibits.Select(static e => e.Extension));
        Assert.Equal([[evidence[0].Id], [evidence[1].Id]], exhibits.Select(static e => e.Evidence.ToArray()));
        var manifest = Encoding.UTF8.GetString(exhibits[0].Bytes.Span);
        Assert.Contains("package=\"com.example.browser\"", manifest, StringComparison.Ordinal);
        var listing = Encoding.UTF8.GetString(exhibits[1].Bytes.Span);
        Assert.Contains("\n> 000e: invoke-virtual {v0}, Landroid/net/wifi/WifiInfo;->getMacAddress()", listing, StringComparison.Ordinal);
        Assert.Single(listing.Split('\n'), static l => l.StartsWith('>'));
        Assert.Equal(exhibits.Select(static e => Convert.ToHexString(e.Bytes.Span)), ApkExhibits.Of(path, evidence.Reverse()).Select(static e => Convert.ToHexString(e.Bytes.Span)));
    }

    private static string Sample([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "samples", "browser", "browser.apk"));
}
