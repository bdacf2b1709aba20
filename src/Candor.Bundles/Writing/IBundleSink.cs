namespace Candor.Bundles.Writing;

/// <summary>Takes the files of a bundle. Without <see cref="Complete"/> nothing of them stays.</summary>
internal interface IBundleSink : IDisposable
{
    /// <summary>Takes a file.</summary>
    void Write(BundleFile file, long size, uint crc);

    /// <summary>Puts all of it at its destination.</summary>
    void Complete();
}
