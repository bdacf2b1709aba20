using Candor.Web.Site;

namespace Candor.Web.Support;

/// <summary>The samples, served as the hosts that their folders are named after.</summary>
internal static class Sites
{
    public static void Serve(TestSite site, string sample)
    {
        foreach (var folder in Directory.EnumerateDirectories(Repository.At("samples", sample, "site")))
        {
            site.Folder(Path.GetFileName(folder), folder);
        }
    }
}
