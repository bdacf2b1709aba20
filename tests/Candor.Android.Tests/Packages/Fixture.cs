using System.Runtime.CompilerServices;
using Candor.Android.Packages;

namespace Candor.Android.Tests.Packages;

/// <summary>Finds the packages that the tests read.</summary>
internal static class Fixture
{
    public static readonly string[] Names = ["unsigned.apk", "v1.apk", "v1-sha1.apk", "v2.apk", "v3-rotated.apk"];

    /// <summary>Real packages, named by their file names in the folder that CANDOR_FIXTURES names.</summary>
    public static readonly string[] RealNames =
    [
        "ApiDemos-debug.apk", "settings_apk-debug.apk", "appium-uiautomator2-server-v10.6.6.apk",
        "appium-uiautomator2-server-debug-androidTest.apk",
    ];

    public static string Folder([CallerFilePath] string file = "") => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(file)!, "..", "Fixtures");

    /// <summary>Path of a checked-in package, or of a real one; skips the test where a real one is not there.</summary>
    public static string Path(string name)
    {
        if (Names.Contains(name))
        {
            return System.IO.Path.Combine(Folder(), name);
        }
        var folder = Environment.GetEnvironmentVariable("CANDOR_FIXTURES");
        if (string.IsNullOrEmpty(folder))
        {
            Assert.Skip("CANDOR_FIXTURES does not name a folder with real packages");
        }
        var path = System.IO.Path.Combine(folder, name);
        if (!File.Exists(path))
        {
            Assert.Skip($"{name} is not in CANDOR_FIXTURES");
        }
        return path;
    }

    public static ApkFile Open(string name) => ApkFile.Open(Path(name), cancellation: TestContext.Current.CancellationToken);

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path(name));

    public static TheoryData<string> Every() => [.. Names, .. RealNames];
}
