using Candor.Web.Recording;

namespace Candor.Web;

/// <summary>What page is audited.</summary>
/// <param name="Url">The address that is opened.</param>
/// <param name="Name">The name of the file or folder, for a local page; null for an address.</param>
/// <param name="Bytes">The bytes of a local page; empty for an address.</param>
/// <param name="Local">The files beside a local page; null for an address.</param>
public sealed record PageSubject(string Url, string? Name, ReadOnlyMemory<byte> Bytes, LocalSite? Local)
{
    /// <summary>A page on the web.</summary>
    public static PageSubject OfAddress(string url) => new(url, null, default, null);

    /// <summary>A local file, with the folder that it stands in as its site.</summary>
    public static PageSubject OfFile(string path)
    {
        var full = Path.GetFullPath(path);
        return new(
            $"https://{LocalSite.DefaultHost}/{Uri.EscapeDataString(Path.GetFileName(full))}",
            Path.GetFileName(full),
            File.ReadAllBytes(full),
            LocalSite.Folder(Path.GetDirectoryName(full)!));
    }

    /// <summary>A folder with a page <c>index.html</c>; null where there is none.</summary>
    public static PageSubject? OfFolder(string folder)
    {
        var page = ((IEnumerable<string>)["index.html", "index.htm"]).Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return page is null ? null : OfFile(page) with { Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))) };
    }
}
