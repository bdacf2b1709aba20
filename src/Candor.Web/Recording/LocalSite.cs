namespace Candor.Web.Recording;

/// <summary>Files that are served under a host of their own, so that a local page can be opened like any other.</summary>
/// <param name="Host">The host; one of the reserved domain <c>invalid</c>, which no real site has.</param>
/// <param name="Read">Reads the file at a path without its first slash, percent-decoded; null where there is none.</param>
public sealed record LocalSite(string Host, Func<string, byte[]?> Read)
{
    /// <summary>The host under which local files are served.</summary>
    public const string DefaultHost = "page.invalid";

    /// <summary>The most that is read of one file, in bytes.</summary>
    private const long MostBytes = 64 << 20;

    /// <summary>A folder; what lies outside it is not served, whatever a page asks for.</summary>
    public static LocalSite Folder(string folder)
    {
        var root = Path.GetFullPath(folder);
        return new(DefaultHost, path =>
        {
            var full = Path.GetFullPath(Path.Combine(root, path));
            if (!full.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                return null;
            }

            var file = new FileInfo(full);
            return file.Exists && file.LinkTarget is null && file.Length <= MostBytes ? File.ReadAllBytes(full) : null;
        });
    }

    /// <summary>The media type of a file by its name.</summary>
    public static string MediaTypeOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".html" or ".htm" => "text/html",
        ".xhtml" => "application/xhtml+xml",
        ".js" or ".mjs" => "text/javascript",
        ".css" => "text/css",
        ".json" or ".map" => "application/json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".jpg" or ".jpeg" => "image/jpeg",
        ".gif" => "image/gif",
        ".webp" => "image/webp",
        ".ico" => "image/x-icon",
        ".woff" => "font/woff",
        ".woff2" => "font/woff2",
        ".ttf" => "font/ttf",
        ".wasm" => "application/wasm",
        ".txt" => "text/plain",
        ".pdf" => "application/pdf",
        ".xml" => "application/xml",
        ".mp4" => "video/mp4",
        ".mp3" => "audio/mpeg",
        _ => "application/octet-stream",
    };
}
