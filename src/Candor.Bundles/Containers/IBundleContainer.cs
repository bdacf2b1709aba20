using Candor.Bundles.Verification;

namespace Candor.Bundles.Containers;

/// <summary>A folder or an archive that holds the files of a bundle. May be read by many threads at once.</summary>
internal interface IBundleContainer : IDisposable
{
    /// <summary>What is wrong with the container itself, as far as it shows without knowing what it should hold.</summary>
    IReadOnlyList<BundleFault> Faults { get; }

    /// <summary>Whether the container could be read to its end, so that what was not found is not there.</summary>
    bool IsComplete { get; }

    /// <summary>Whether there is a file under a name.</summary>
    bool Holds(string path);

    /// <summary>Opens a file; null where there is none that may be read.</summary>
    BundleBlob? Open(string path);

    /// <summary>The CRC-32 that the container records of a file, and where it stands; null where it records none.</summary>
    (uint Crc, long Start)? Crc(string path);

    /// <summary>Compares what the container holds with what it should hold, in that order.</summary>
    /// <param name="expected">The names.</param>
    /// <param name="most">The most unexpected files to tell.</param>
    ContainerShape Compare(IReadOnlyList<string> expected, int most);
}
