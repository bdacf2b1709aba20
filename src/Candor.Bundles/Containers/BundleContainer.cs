using System.Buffers.Binary;

namespace Candor.Bundles.Containers;

/// <summary>Opens what may be a bundle.</summary>
internal static class BundleContainer
{
    private const int Beginning = 64 << 10;

    /// <summary>Opens a folder or an archive; null where it is neither a bundle nor what is left of one.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IBundleContainer? Open(string path)
    {
        if (Directory.Exists(path))
        {
            var folder = new FolderContainer(path);
            return IsBundle(folder) ? folder : null;
        }

        // A pipe or a device has no length.
        if (new FileInfo(path).Length == 0)
        {
            return null;
        }

        var beginning = new byte[Beginning];
        int read;
        using (var file = File.OpenHandle(path))
        {
            read = RandomAccess.Read(file, beginning, 0);
        }

        var isArchive = read >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(beginning) == ZipLayout.LocalSignature;
        var speaksOfBundle = beginning.AsSpan(0, read).IndexOf("candor-bundle/"u8) >= 0;
        if (!isArchive && !speaksOfBundle && !path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var archive = ZipContainer.Open(path);
        if (speaksOfBundle || IsBundle(archive) || archive.Names.Contains(BundleFormat.StatementFile) || archive.Names.Contains(BundleFormat.SignatureFile))
        {
            return archive;
        }

        archive.Dispose();
        return null;
    }

    private static bool IsBundle(IBundleContainer container)
    {
        if (container.Holds(BundleFormat.StatementFile) || container.Holds(BundleFormat.SignatureFile))
        {
            return true;
        }

        using var manifest = container.Open(BundleFormat.ManifestFile);
        var beginning = new byte[64];
        return manifest is not null && beginning.AsSpan(0, manifest.Read(0, beginning)).IndexOf("candor-bundle/"u8) >= 0;
    }
}
