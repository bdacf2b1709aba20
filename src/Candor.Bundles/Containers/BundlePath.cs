using System.Buffers;

namespace Candor.Bundles.Containers;

/// <summary>
/// The names that files of a bundle may have: at most 200 characters of <c>A-Z a-z 0-9 . _ -</c> and <c>/</c> between at most eight segments, none of which is
/// empty or begins with a dot. Such a name is the same on every system and never leads out of its folder.
/// </summary>
internal static class BundlePath
{
    public const int MostLength = 200;
    private const int MostSegments = 8;
    private static readonly SearchValues<char> Signs = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-/");

    /// <summary>What is wrong with a name; null where nothing is.</summary>
    public static string? Fault(string path)
    {
        if (path.Length is 0 or > MostLength)
        {
            return $"is empty or longer than {MostLength} characters";
        }

        if (path.AsSpan().ContainsAnyExcept(Signs))
        {
            return "holds a sign other than letters, digits, '.', '_', '-' and '/'";
        }

        var segments = path.Split('/');
        return segments.Length > MostSegments ? "lies in too many folders"
            : segments.Any(static s => s.Length == 0) ? "is an absolute path, or has an empty segment"
            : segments.Any(static s => s[0] == '.') ? "has a segment that begins with a dot"
            : null;
    }
}
