using System.Collections.Immutable;
using System.Security.Cryptography;
using Candor.Android.Manifest;
using Candor.Android.Resources;
using Candor.Android.Signing;
using Candor.Android.Zip;

namespace Candor.Android.Packages;

/// <summary>Reads the parts of a package: hashes on one core, inflating on the other.</summary>
internal sealed class ApkReader(ZipArchiveReader archive, ApkLimits limits, CancellationToken cancellation)
{
    private const string ManifestName = "AndroidManifest.xml";
    private const string ResourcesName = "resources.arsc";

    public ApkParts Read()
    {
        var dexReader = new DexEntryReader(archive, limits, cancellation);
        var dexEntries = dexReader.List();
        RefuseOthers(dexEntries);
        var hashing = Task.Run(() => (Hash(), ApkSignatures.Read(archive, limits.Signing, cancellation)), cancellation);
        var problems = ImmutableArray.CreateBuilder<ApkProblem>();
        problems.AddRange(archive.Problems);
        ResourceTable? resources;
        AndroidManifest? manifest;
        ImmutableArray<DexEntry> dexFiles;
        ImmutableArray<NativeLibrary> libraries;
        ImmutableArray<Payload> payloads;
        string sha256;
        ApkSignatures signatures;
        try
        {
            dexFiles = dexReader.Read(dexEntries, problems);
            resources = ReadResources(problems);
            manifest = ReadManifest(resources, problems);
            libraries = ListLibraries();
            payloads = ListPayloads(dexEntries, libraries);
        }
        finally
        {
            // The hashes read the same source: it must not be closed before they end.
            (sha256, signatures) = hashing.GetAwaiter().GetResult();
        }
        if (dexEntries.IsEmpty)
        {
            problems.Add(new ApkProblem("dex", "classes.dex", -1, "there is no DEX file; the package holds no Java code"));
        }
        problems.AddRange(signatures.Problems);
        return new ApkParts(sha256, manifest, resources, signatures, dexFiles, libraries, payloads, problems.ToImmutable());
    }

    /// <summary>Names what the file is when it is an archive and no package.</summary>
    private void RefuseOthers(ImmutableArray<ZipEntry> dexEntries)
    {
        if (archive.TryFind(ManifestName, out _) || !dexEntries.IsEmpty)
        {
            return;
        }
        if (archive.TryFind("base/manifest/" + ManifestName, out _))
        {
            throw new BadApkException("package", "this is an Android App Bundle (.aab); build the APKs from it with bundletool and give those");
        }
        var packages = archive.Entries.Where(entry => entry.Name.EndsWith(".apk", StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Name).ToArray();
        if (packages.Length > 0)
        {
            var some = string.Join(", ", packages.Order(StringComparer.Ordinal).Take(5));
            throw new BadApkException("package", $"this is a bundle of {packages.Length} packages ({some}); unpack it and give the base package");
        }
        throw new BadApkException("package", "this is a ZIP archive and no Android package: it has neither AndroidManifest.xml nor classes.dex");
    }

    private string Hash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 18];
        for (long at = 0; at < archive.Source.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = archive.Source.Read(at, buffer);
            if (read == 0)
            {
                throw new BadApkException("package", "the file became shorter while it was read", at);
            }
            hash.AppendData(buffer, 0, read);
            at += read;
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private ResourceTable? ReadResources(ImmutableArray<ApkProblem>.Builder problems)
    {
        if (!archive.TryFind(ResourcesName, out var entry))
        {
            return null;
        }
        try
        {
            var content = archive.Read(entry, limits.MaxResourceBytes);
            problems.AddRange(content.Problems);
            var table = ResourceTable.Read(content.Bytes, limits.Resources);
            problems.AddRange(table.Problems.Select(problem => problem with { Entry = ResourcesName }));
            return table;
        }
        catch (BadApkException e)
        {
            problems.Add(e.Problem with { Entry = ResourcesName });
            return null;
        }
    }

    private AndroidManifest? ReadManifest(ResourceTable? resources, ImmutableArray<ApkProblem>.Builder problems)
    {
        if (!archive.TryFind(ManifestName, out var entry))
        {
            problems.Add(new ApkProblem("manifest", ManifestName, -1, "the package has no manifest; nothing that it declares is known"));
            return null;
        }
        try
        {
            var content = archive.Read(entry, limits.MaxManifestBytes);
            problems.AddRange(content.Problems);
            var manifest = AndroidManifest.Read(content.Bytes, resources, limits.Xml);
            problems.AddRange(manifest.Problems.Select(problem => problem with { Entry = ManifestName }));
            return manifest;
        }
        catch (BadApkException e)
        {
            problems.Add(e.Problem with { Entry = ManifestName });
            return null;
        }
    }

    private ImmutableArray<NativeLibrary> ListLibraries()
    {
        var all = new List<NativeLibrary>();
        foreach (var entry in archive.Entries)
        {
            var parts = entry.Name.Split('/');
            if (parts is ["lib", { Length: > 0 } abi, { Length: > 0 } file] && file.EndsWith(".so", StringComparison.Ordinal))
            {
                all.Add(new NativeLibrary(abi, file, entry.Name, entry.Length));
            }
        }
        return [.. all.DistinctBy(library => library.Entry, StringComparer.Ordinal).OrderBy(library => library.Entry, StringComparer.Ordinal)];
    }

    private ImmutableArray<Payload> ListPayloads(ImmutableArray<ZipEntry> dexEntries, ImmutableArray<NativeLibrary> libraries)
    {
        var loaded = new HashSet<ZipEntry>(ReferenceEqualityComparer.Instance);
        loaded.UnionWith(dexEntries);
        foreach (var library in libraries)
        {
            if (archive.TryFind(library.Entry, out var entry))
            {
                loaded.Add(entry);
            }
        }
        return PayloadFinder.Find(archive, loaded);
    }
}
