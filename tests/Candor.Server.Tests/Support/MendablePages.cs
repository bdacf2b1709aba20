using Candor.Web;
using Candor.Web.Site;

namespace Candor.Server.Tests.Support;

/// <summary>The bill page of the samples, which its firm can mend while the test runs.</summary>
internal sealed class MendablePages : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("candor-pages-").FullName;

    public MendablePages(TestSite site)
    {
        foreach (var host in Directory.EnumerateDirectories(Repository.At("samples", "bill", "site")))
        {
            var copy = Directory.CreateDirectory(Path.Combine(_folder, Path.GetFileName(host))).FullName;
            foreach (var file in Directory.EnumerateFiles(host))
            {
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            }

            site.Folder(Path.GetFileName(host), copy);
        }
    }

    /// <summary>The box is off, and its text can be read.</summary>
    public void Mend()
    {
        var path = Path.Combine(_folder, "pay.example", "index.html");
        var text = File.ReadAllText(path);
        var mended = text.Replace(" checked>", ">", StringComparison.Ordinal)
            .Replace("color:#bbb;font-size:10px;padding:6px 8px;margin-top:210px", "color:#222;font-size:16px;padding:6px 8px;margin-top:20px", StringComparison.Ordinal)
            .Replace(".agree a{color:#aac}", ".agree a{color:#0a3f8f}", StringComparison.Ordinal);
        Assert.NotEqual(text, mended);
        File.WriteAllText(path, mended);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
