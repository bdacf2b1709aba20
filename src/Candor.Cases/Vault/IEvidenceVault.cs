namespace Candor.Cases;

/// <summary>Keeps files under their SHA-256. Writing the same file twice is harmless, and nothing is ever overwritten.</summary>
public interface IEvidenceVault
{
    /// <summary>Keeps a file.</summary>
    /// <param name="content">Its bytes, read to the end.</param>
    /// <param name="largest">The most bytes that are taken.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Its hash and size.</returns>
    /// <exception cref="BlobTooLargeException">It is larger.</exception>
    Task<StoredBlob> PutAsync(Stream content, long largest, CancellationToken cancellation);

    /// <summary>Opens a file; null where it is not there.</summary>
    Task<Stream?> OpenAsync(string sha256, CancellationToken cancellation);
}
