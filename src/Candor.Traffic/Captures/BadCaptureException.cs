namespace Candor.Traffic.Captures;

/// <summary>A capture that cannot be read, or not any further.</summary>
public sealed class BadCaptureException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="offset">Where in the file, in bytes from 0.</param>
    public BadCaptureException(string message, long offset)
        : base(FormattableString.Invariant($"{message} (at byte {offset})")) => Offset = offset;

    /// <summary>Where in the file, in bytes from 0.</summary>
    public long Offset { get; }
}
