using System.IO.Compression;

namespace Candor.Dex.Tests.Support;

/// <summary>Real apps, in a folder that CANDOR_FIXTURES names.</summary>
internal static class Apk
{
    public static string Find(string name)
    {
        string? folder = Environment.GetEnvironmentVariable("CANDOR_FIXTURES");
        Assert.SkipWhen(string.IsNullOrEmpty(folder), "CANDOR_FIXTURES does not name a folder with real apps.");
        string path = Path.Combine(folder!, name);
        Assert.SkipUnless(File.Exists(path), $"CANDOR_FIXTURES has no {name}.");
        return path;
    }

    /// <summary>The DEX files in the order in which Android loads them.</summary>
    public static List<DexFile> Open(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        List<DexFile> files = [];
        for (int i = 1; ; i++)
        {
            ZipArchiveEntry? entry = zip.GetEntry(i == 1 ? "classes.dex" : $"classes{i}.dex");
            if (entry is null)
            {
                return files;
            }

            using MemoryStream bytes = new();
            using (Stream content = entry.Open())
            {
                content.CopyTo(bytes);
            }

            files.AddRange(DexFile.OpenAll(bytes.ToArray(), entry.FullName));
        }
    }
}
