using Candor.Android.Zip;

namespace Candor.Benchmarks;

/// <summary>The real apps that <c>./test</c> fetches.</summary>
internal static class Fixtures
{
    public const string ApiDemos = "ApiDemos-debug.apk";
    public const string UiAutomator = "appium-uiautomator2-server-v10.6.6.apk";

    /// <summary>The executables of an app, inflated.</summary>
    public static IReadOnlyList<byte[]> Executables(string apk)
    {
        var folder = Environment.GetEnvironmentVariable("CANDOR_FIXTURES") ?? Path.Combine("artifacts", "fixtures");
        using var archive = ZipArchiveReader.Open(new MemoryBytes(File.ReadAllBytes(Path.Combine(folder, apk))));
        return [.. archive.Entries
            .Where(static e => e.Name.StartsWith("classes", StringComparison.Ordinal) && e.Name.EndsWith(".dex", StringComparison.Ordinal))
            .Select(e => archive.Read(e).Bytes)];
    }
}
