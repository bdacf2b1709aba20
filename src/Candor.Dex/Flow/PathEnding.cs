namespace Candor.Dex;

/// <summary>
/// What is known of the paths of files whose folder may not be known. A file written under a whole path is kept under that path and under its name;
/// one of whose path only the last segment is known is kept under that in two places. So a file that is read under a whole path meets what was written
/// under the same one, or under its name in a folder that is not known; one that is read by its name meets all of that name.
/// </summary>
internal static class PathEnding
{
    /// <summary>The longest segment that is followed, in letters.</summary>
    private const int MaxLength = 64;

    /// <summary>The last segment of a text whose beginning is not known, with more text behind it; null where that is not known either.</summary>
    /// <param name="ending">The last segment before; null where it is not known.</param>
    /// <param name="more">What comes behind it.</param>
    /// <param name="isRepeated">Whether this may happen again and again: then only a whole segment counts, so that it comes to an end.</param>
    public static string? Append(string? ending, string more, bool isRepeated)
    {
        int slash = more.LastIndexOf('/');
        string? joined = slash >= 0 ? more[(slash + 1)..] : ending is null || isRepeated ? null : ending + more;
        return joined is { Length: <= MaxLength } ? joined : null;
    }

    /// <summary>The keys under which a file is kept, or looked for.</summary>
    /// <param name="path">The path, or its last segment.</param>
    /// <param name="isEnding">Whether only the last segment is known.</param>
    /// <param name="isWritten">Whether the file is written.</param>
    public static IEnumerable<string> Keys(string path, bool isEnding, bool isWritten)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        bool isWhole = !isEnding && path.StartsWith('/');
        return name.Length == 0 ? []
            : isWritten ? [isWhole ? $"whole:{path}" : $"somewhere:{name}", $"name:{name}"]
            : isWhole ? [$"whole:{path}", $"somewhere:{name}"]
            : [$"name:{name}"];
    }
}
