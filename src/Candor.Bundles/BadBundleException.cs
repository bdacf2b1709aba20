namespace Candor.Bundles;

/// <summary>A bundle, or a file that goes with one, that cannot be read.</summary>
/// <param name="file">The file in the bundle; null where the bundle as a whole is meant.</param>
/// <param name="message">What is wrong.</param>
/// <param name="start">The first byte that is wrong.</param>
/// <param name="end">The byte after the last; below <paramref name="start"/> where no range is meant.</param>
/// <param name="inner">What it was told by.</param>
public sealed class BadBundleException(string? file, string message, long start = 0, long end = -1, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The file in the bundle; null where the bundle as a whole is meant.</summary>
    public string? File { get; } = file;

    /// <summary>The first byte that is wrong.</summary>
    public long Start { get; } = start;

    /// <summary>The byte after the last; below <see cref="Start"/> where no range is meant.</summary>
    public long End { get; } = end;
}
