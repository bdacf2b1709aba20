using System.Collections.Immutable;
using Candor.Android.Manifest;
using Candor.Android.Resources;
using Candor.Android.Signing;
using Candor.Android.Zip;

namespace Candor.Android.Packages;

/// <summary>
/// An Android package with its parts read. A part that cannot be read is missing here and named in <see cref="Problems"/>.
/// The archive stays open for further entries until the package is disposed of.
/// </summary>
public sealed class ApkFile : IDisposable
{
    internal ApkFile(ZipArchiveReader archive, ApkParts parts)
    {
        Archive = archive;
        Sha256 = parts.Sha256;
        Manifest = parts.Manifest;
        Resources = parts.Resources;
        Signatures = parts.Signatures;
        DexFiles = parts.DexFiles;
        NativeLibraries = parts.NativeLibraries;
        Payloads = parts.Payloads;
        Problems = parts.Problems;
    }

    /// <summary>The archive.</summary>
    public ZipArchiveReader Archive { get; }

    /// <summary>All entries in the order of the central directory.</summary>
    public ImmutableArray<ZipEntry> Entries => Archive.Entries;

    /// <summary>Length of the file in bytes.</summary>
    public long Length => Archive.Source.Length;

    /// <summary>SHA-256 of the file in lower-case hexadecimal.</summary>
    public string Sha256 { get; }

    /// <summary>The manifest, or <see langword="null"/> when it is missing or broken.</summary>
    public AndroidManifest? Manifest { get; }

    /// <summary>The resource table, or <see langword="null"/> when it is missing or broken.</summary>
    public ResourceTable? Resources { get; }

    /// <summary>Who signed the package.</summary>
    public ApkSignatures Signatures { get; }

    /// <summary>DEX files in the order in which Android loads them; broken ones are left out.</summary>
    public ImmutableArray<DexEntry> DexFiles { get; }

    /// <summary>Native libraries ordered by processor and name.</summary>
    public ImmutableArray<NativeLibrary> NativeLibraries { get; }

    /// <summary>Code that Android does not load by itself, in the order of the archive.</summary>
    public ImmutableArray<Payload> Payloads { get; }

    /// <summary>Everything odd or missing: archive, manifest, resources, DEX files, signatures, in this order.</summary>
    public ImmutableArray<ApkProblem> Problems { get; }

    /// <summary>Opens a package and reads its parts on two cores.</summary>
    /// <exception cref="BadApkException">The file is no package at all: no ZIP, a bundle, or without manifest and code.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static ApkFile Open(string path, ApkLimits? limits = null, CancellationToken cancellation = default) =>
        Open(FileBytes.Open(path), limits, cancellation);

    /// <summary>Reads a package that is in memory.</summary>
    /// <exception cref="BadApkException">The bytes are no package at all.</exception>
    public static ApkFile Open(ReadOnlyMemory<byte> bytes, ApkLimits? limits = null, CancellationToken cancellation = default) =>
        Open(new MemoryBytes(bytes), limits, cancellation);

    /// <summary>Reads a package from any source. The package owns the source; it is disposed of on failure too.</summary>
    /// <exception cref="BadApkException">The bytes are no package at all.</exception>
    public static ApkFile Open(IRandomAccessBytes source, ApkLimits? limits = null, CancellationToken cancellation = default)
    {
        limits ??= ApkLimits.Default;
        var isOpen = false;
        try
        {
            var archive = ZipArchiveReader.Open(source, limits.Zip);
            var file = new ApkFile(archive, new ApkReader(archive, limits, cancellation).Read());
            isOpen = true;
            return file;
        }
        finally
        {
            if (!isOpen)
            {
                source.Dispose();
            }
        }
    }

    /// <summary>Reads a binary XML file of the package, such as the network security configuration.</summary>
    /// <param name="resourceId">Id of a resource whose value is a file name.</param>
    /// <returns>The document, or <see langword="null"/> when the resource or the entry is missing.</returns>
    /// <exception cref="BadApkException">The entry is broken.</exception>
    public AxmlDocument? ReadXml(uint resourceId) =>
        Resources?.ResolveText(resourceId) is { } name && Archive.TryFind(name, out var entry)
            ? AxmlDocument.Read(Archive.Read(entry, ApkLimits.Default.MaxManifestBytes).Bytes)
            : null;

    /// <summary>Reads a binary XML file of the package, such as a layout.</summary>
    /// <param name="entry">An entry of the package.</param>
    /// <returns>The document, or <see langword="null"/> when the entry is broken or is no binary XML.</returns>
    public AxmlDocument? ReadXml(ZipEntry entry)
    {
        try
        {
            return AxmlDocument.Read(Archive.Read(entry, ApkLimits.Default.MaxManifestBytes).Bytes);
        }
        catch (BadApkException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Archive.Dispose();
}
