namespace Candor.Cases;

/// <summary>A file is larger than what is taken.</summary>
/// <param name="largest">The most bytes that are taken.</param>
public sealed class BlobTooLargeException(long largest) : IOException($"The file is larger than {largest:N0} bytes.")
{
    /// <summary>The most bytes that are taken.</summary>
    public long Largest { get; } = largest;
}
