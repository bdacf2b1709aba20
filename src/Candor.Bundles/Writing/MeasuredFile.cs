using Candor.Bundles.Manifests;

namespace Candor.Bundles.Writing;

/// <summary>A file, its entry in the manifest, and its CRC-32.</summary>
internal sealed record MeasuredFile(BundleFile File, OpenEntry Entry, byte[] Sha256, uint Crc);
