using System.Security.Cryptography;
using System.Text;
using Candor.Bundles.Signing;
using Candor.Bundles.Writing;

namespace Candor.Bundles.Support;

/// <summary>A small bundle with files of all kinds: text, JSON, a program of several blocks, a file of exactly one block, an empty one.</summary>
internal static class SampleBundle
{
    public static SigningKey Key { get; } = SigningKey.New();

    public static IReadOnlyList<BundleFile> Files { get; } = MakeFiles();

    /// <summary>Writes it as a folder or an archive, and gives its path.</summary>
    public static string Write(TemporaryFolder folder, bool isArchive, SigningKey? key = null, IEnumerable<BundleFile>? files = null, string name = "bundle")
    {
        var path = folder.At(isArchive ? name + ".zip" : name);
        BundleWriter.Write(path, files ?? Files, key ?? Key);
        return path;
    }

    public static BundleFile Exhibit(string folder, string extension, byte[] bytes) =>
        new($"{folder}/{Convert.ToHexStringLower(SHA256.HashData(bytes))}{extension}", bytes);

    private static List<BundleFile> MakeFiles()
    {
        var random = new Random(7);
        var app = new byte[(3 * BundleFormat.BlockSize) + 123];
        random.NextBytes(app);
        var block = new byte[BundleFormat.BlockSize];
        random.NextBytes(block);
        var har = new StringBuilder("{\"log\":{\"entries\":[");
        for (var i = 0; i < 900; i++)
        {
            har.Append(i == 0 ? "" : ",").Append("{\"request\":{\"url\":\"https://collect.example/p?n=").Append(i).Append("\",\"postData\":{\"text\":\"{\\\"phone\\\":\\\"13800138000\\\",\\\"名\\\":\\\"示例\\\"}\"}}}\n");
        }

        return
        [
            new("audit.json", Encoding.UTF8.GetBytes("{\n  \"subject\": {\n    \"name\": \"示例浏览器\"\n  },\n  \"findings\": []\n}\n")),
            new("run.json", "{\"startedAt\": \"2026-11-25T00:00:00Z\"}\n"u8.ToArray()),
            new("empty.txt", ReadOnlyMemory<byte>.Empty),
            Exhibit("inputs", ".apk", app),
            Exhibit("exhibits", ".png", block),
            Exhibit("exhibits", ".har", Encoding.UTF8.GetBytes(har.Append("]}}\n").ToString())),
            Exhibit("exhibits", ".txt", Encoding.UTF8.GetBytes("我们不会向任何第三方提供您的个人信息。We share nothing.\n")),
        ];
    }
}
