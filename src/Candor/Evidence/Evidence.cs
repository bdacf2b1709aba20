namespace Candor;

/// <summary>Something that can be looked at again: a place inside a blob that is known by its hash.</summary>
/// <param name="Id">A hash of the blob and the place.</param>
/// <param name="Blob">SHA-256 of the blob, in lower-case hexadecimal: an input file, or the normalised text of a policy.</param>
/// <param name="Locator">Where in the blob.</param>
public sealed record Evidence(string Id, string Blob, Locator Locator)
{
    /// <summary>Makes evidence with its id.</summary>
    public static Evidence Create(string blob, Locator locator)
    {
        ArgumentNullException.ThrowIfNull(locator);
        return new(ContentId.Of("evidence", blob, locator.Key), blob, locator);
    }
}
