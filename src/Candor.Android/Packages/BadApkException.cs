namespace Candor.Android.Packages;

/// <summary>The package, or one part of it, is not what its format says.</summary>
public sealed class BadApkException : Exception
{
    /// <summary>Creates the exception.</summary>
    /// <param name="section">The part that is wrong: <c>zip</c>, <c>signature</c>, <c>xml</c>, <c>resources</c>, <c>package</c>.</param>
    /// <param name="message">What is wrong, in one sentence without the place.</param>
    /// <param name="offset">Byte offset inside the section, or -1 when there is none.</param>
    /// <param name="entry">Name of the archive entry, or <see langword="null"/>.</param>
    /// <param name="inner">The cause, or <see langword="null"/>.</param>
    public BadApkException(string section, string message, long offset = -1, string? entry = null, Exception? inner = null)
        : base(new ApkProblem(section, entry, offset, message).ToString(), inner)
    {
        Problem = new ApkProblem(section, entry, offset, message);
    }

    /// <summary>The same facts as a value.</summary>
    public ApkProblem Problem { get; }

    /// <summary>The part of the package that is wrong.</summary>
    public string Section => Problem.Section;

    /// <summary>Byte offset inside the section, or -1.</summary>
    public long Offset => Problem.Offset;

    /// <summary>Name of the archive entry, or <see langword="null"/>.</summary>
    public string? Entry => Problem.Entry;
}
