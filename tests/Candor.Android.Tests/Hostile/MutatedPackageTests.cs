using Candor.Android.Manifest;
using Candor.Android.Packages;
using Candor.Android.Resources;
using Candor.Android.Tests.Packages;
using Candor.Android.Zip;
using Candor.Testing;
using CsCheck;

namespace Candor.Android.Tests.Hostile;

/// <summary>Valid input, changed at random: a typed error or a partial result, and nothing else.</summary>
public class MutatedPackageTests
{
    private static readonly byte[] Package = Fixture.Bytes("v2.apk");
    private static readonly byte[] Manifest = Entry("AndroidManifest.xml");
    private static readonly byte[] Table = Entry("resources.arsc");

    [Fact]
    public void A_changed_package_is_read_or_refused() => Survives(Package, 3_000, static bytes =>
    {
        using var apk = ApkFile.Open(bytes);
        _ = apk.Manifest?.Document.ToString();
        foreach (var entry in apk.Entries.Take(64))
        {
            try
            {
                _ = apk.Archive.Read(entry, 1 << 20).Bytes.Length;
            }
            catch (BadApkException)
            {
                // One broken entry costs that entry.
            }
        }
    });

    [Fact]
    public void A_changed_manifest_is_read_or_refused() => Survives(Manifest, 4_000, static bytes =>
    {
        var manifest = AndroidManifest.Read(bytes);
        Assert.All(manifest.Components, static c => Assert.NotNull(c.Excerpt));
        Assert.All(manifest.UsesPermissions, static p => Assert.NotNull(p.Name));
    });

    [Fact]
    public void A_changed_resource_table_is_read_or_refused() => Survives(Table, 4_000, static bytes =>
    {
        var table = ResourceTable.Read(bytes);
        var strings = 0;
        foreach (var resource in table.Strings())
        {
            strings++;
            _ = table.ResolveText(resource.Id, "zh-CN");
            if (strings > 200)
            {
                break;
            }
        }

        for (uint id = 0x7f010000; id < 0x7f010020; id++)
        {
            _ = table.Texts(id);
        }
    });

    private static byte[] Entry(string name)
    {
        using var archive = ZipArchiveReader.Open(new MemoryBytes(Package));
        Assert.True(archive.TryFind(name, out var entry));
        return archive.Read(entry).Bytes;
    }

    /// <summary>Changes, inserts, removes and repeats bytes, and writes extreme numbers where lengths and offsets may stand.</summary>
    private static void Survives(byte[] valid, int cases, Action<byte[]> read) =>
        Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Byte, Gen.Int[0, 5], Gen.Int[1, 48]).Array[1, 8].Draw(
            edits =>
            {
                var bytes = valid.ToList();
                foreach (var (at, value, kind, length) in edits)
                {
                    Change(bytes, Math.Min(at, bytes.Count - 1), value, kind, length);
                }

                try
                {
                    read([.. bytes]);
                }
                catch (BadApkException)
                {
                    // The file is wrong, and says where.
                }
            },
            cases: cases);

    private static void Change(List<byte> bytes, int from, byte value, int kind, int length)
    {
        switch (kind)
        {
            case 0:
                bytes[from] = value;
                break;
            case 1:
                bytes.Insert(from, value);
                break;
            case 2:
                bytes.RemoveRange(from, Math.Min(length, bytes.Count - from - 1));
                break;
            case 3:
                bytes.InsertRange(from, bytes.GetRange(from, Math.Min(length, bytes.Count - from)));
                break;
            case 4:
                // 0xFFFFFFFF, 0x7FFFFFFF or 0x80000000 at a multiple of four.
                byte[] extreme = (value % 3) switch { 0 => [0xFF, 0xFF, 0xFF, 0xFF], 1 => [0xFF, 0xFF, 0xFF, 0x7F], _ => [0, 0, 0, 0x80] };
                for (var i = 0; i < 4 && (from & ~3) + i < bytes.Count; i++)
                {
                    bytes[(from & ~3) + i] = extreme[i];
                }

                break;
            default:
                bytes[from] ^= (byte)(1 << (value & 7));
                break;
        }
    }
}
