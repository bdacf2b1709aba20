using System.Collections.Immutable;
using Candor.Android.Zip;

namespace Candor.Android.Packages;

/// <summary>Finds code outside the places from which Android loads it, by its first bytes and by its name.</summary>
internal static class PayloadFinder
{
    private const int MostLookedInto = 20_000;

    public static ImmutableArray<Payload> Find(ZipArchiveReader archive, IReadOnlySet<ZipEntry> loaded)
    {
        var all = ImmutableArray.CreateBuilder<Payload>();
        var looked = 0;
        foreach (var entry in archive.Entries)
        {
            if (loaded.Contains(entry) || entry.Length < 8 || entry.Name.EndsWith('/')
                || entry.Name.StartsWith("META-INF/", StringComparison.Ordinal) && !entry.Name.EndsWith(".dex", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }
            var byName = FromName(entry.Name);
            var byContent = MayHide(entry.Name) || byName is not null ? FromContent(archive, entry, ref looked) : null;
            if ((byContent is PayloadKind.Archive ? byName ?? byContent : byContent ?? byName) is { } kind)
            {
                all.Add(new Payload(kind, entry.Name, entry.Length, byContent is not null));
            }
        }
        return all.ToImmutable();
    }

    /// <summary>Assets, raw resources and loose files are looked into; compiled resources and pictures in <c>res/</c> are not.</summary>
    private static bool MayHide(string name) =>
        !name.StartsWith("res/", StringComparison.Ordinal) && !name.StartsWith("r/", StringComparison.Ordinal) && !name.StartsWith("kotlin/", StringComparison.Ordinal)
            && name is not ("AndroidManifest.xml" or "resources.arsc")
        || name.StartsWith("res/raw", StringComparison.Ordinal);

    private static PayloadKind? FromName(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".dex" => PayloadKind.Dex,
        ".odex" or ".oat" or ".vdex" => PayloadKind.OptimisedDex,
        ".apk" => PayloadKind.Apk,
        ".jar" => PayloadKind.Archive,
        ".so" => PayloadKind.Elf,
        _ => null,
    };

    private static PayloadKind? FromContent(ZipArchiveReader archive, ZipEntry entry, ref int looked)
    {
        if (looked++ >= MostLookedInto)
        {
            return null;
        }
        byte[] head;
        try
        {
            head = archive.ReadPrefix(entry, 8);
        }
        catch (BadApkException)
        {
            return null; // the entry cannot be read; whoever needs it reports it
        }
        var span = head.AsSpan();
        return span.StartsWith("dex\n0"u8) ? PayloadKind.Dex
            : span.StartsWith("dey\n0"u8) || span.StartsWith("cdex"u8) || span.StartsWith("vdex"u8) ? PayloadKind.OptimisedDex
            : span.StartsWith("PK\u0003\u0004"u8) ? PayloadKind.Archive
            : span.StartsWith("\u007fELF"u8) ? PayloadKind.Elf
            : null;
    }
}
