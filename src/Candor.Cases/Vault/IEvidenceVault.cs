namespace Candor.Cases;

/// <summary>Keeps files under their SHA-256. Writing the same file twice is harmless, and nothing is ever overwritten. Files go only where the rule of retention deletes them.</summary>
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

    /// <summary>Every file, in the order of their hashes.</summary>
    IAsyncEnumerable<VaultEntry> ListAsync(CancellationToken cancellation);

    /// <summary>Deletes a file that nobody has put since a moment.</summary>
    /// <param name="sha256">Its hash.</param>
    /// <param name="before">The moment.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>False where it is not there, or was put again since.</returns>
    Task<bool> DeleteAsync(string sha256, DateTimeOffset before, CancellationToken cancellation);
}
