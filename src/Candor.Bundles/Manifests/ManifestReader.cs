using System.Collections.Immutable;
using System.Text.Json;
using Candor.Bundles.Containers;
using Candor.Bundles.Cutting;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Manifests;

/// <summary>Reads a manifest. Only its one form is accepted: what is read, written again, gives the same bytes.</summary>
internal static class ManifestReader
{
    private const string File = BundleFormat.ManifestFile;

    /// <summary>Reads it.</summary>
    /// <exception cref="BadBundleException">It is not in that form.</exception>
    public static BundleManifest Read(ReadOnlySpan<byte> bytes, BundleLimits limits)
    {
        var json = new StrictJson(File, bytes);
        json.Expect(JsonTokenType.StartObject);
        json.Property("format");
        json.Word(BundleFormat.Manifest);
        json.Property("tree");
        json.Word("sha256");
        json.Property("blockSize");
        if (json.Number(int.MaxValue) != BundleFormat.BlockSize)
        {
            throw json.Bad($"blocks of {BundleFormat.BlockSize} bytes are expected");
        }

        json.Property("files");
        json.Expect(JsonTokenType.StartArray);
        var entries = ImmutableArray.CreateBuilder<ManifestEntry>();
        while (json.Next() == JsonTokenType.StartObject)
        {
            if (entries.Count >= limits.Files)
            {
                throw json.Bad($"more than {limits.Files} files are listed");
            }

            entries.Add(Entry(ref json, bytes.Length));
        }

        json.Property("added");
        json.Expect(JsonTokenType.StartArray);
        var added = ImmutableArray.CreateBuilder<AddedFile>();
        while (json.Next() == JsonTokenType.StartObject)
        {
            if (added.Count >= limits.Files)
            {
                throw json.Bad($"more than {limits.Files} files are listed");
            }

            json.Property("path");
            var path = Path(ref json);
            json.Property("size");
            var size = json.Number(long.MaxValue / 2);
            json.Property("sha256");
            added.Add(new(path, size, json.Hex(MerkleTree.HashLength)));
            json.Expect(JsonTokenType.EndObject);
        }

        json.Expect(JsonTokenType.EndObject);
        json.End();
        var manifest = new BundleManifest(entries.ToImmutable(), added.ToImmutable());
        CheckNames(manifest);
        var canonical = ManifestWriter.Write(manifest);
        if (!bytes.SequenceEqual(canonical))
        {
            var same = bytes.CommonPrefixLength(canonical);
            throw new BadBundleException(File, "it is not written in its one form", same, Math.Max(bytes.Length, same + 1));
        }

        return manifest;
    }

    private static ManifestEntry Entry(ref StrictJson json, long most)
    {
        json.Property("path");
        var path = Path(ref json);
        json.Property("size");
        var size = json.Number(long.MaxValue / 2);
        json.Property("cut");
        var cut = CutKinds.Parse(json.Text(8)) ?? throw json.Bad("json, text or bytes is expected");
        json.Property("whole");
        var whole = json.Hex(MerkleTree.HashLength);
        switch (json.PropertyName())
        {
            case "seed":
                var seed = json.Hex(Seed.Length);
                json.Property("parts");
                var parts = json.Hex(MerkleTree.HashLength);
                json.Property("blocks");
                json.Expect(JsonTokenType.StartArray);
                var blocks = new List<byte[]>((int)Math.Min(BlockCount(size), most / 64));
                while (json.Next() == JsonTokenType.String)
                {
                    blocks.Add(json.HexHere(MerkleTree.HashLength));
                }

                CheckCount(ref json, blocks.Count, size);
                json.Expect(JsonTokenType.EndObject);
                return new OpenEntry(path, size, cut, whole, seed, blocks, parts);
            case "nameSalt":
                return Redacted(ref json, path, size, cut, whole, new(json.Hex(Commitment.SaltLength), null));
            case "name":
                return Redacted(ref json, path, size, cut, whole, new(null, json.Hex(MerkleTree.HashLength)));
            default:
                throw json.Bad("the property 'seed', 'nameSalt' or 'name' is expected");
        }
    }

    private static ManifestEntry Redacted(ref StrictJson json, string path, long size, CutKind cut, byte[] whole, SignedName name)
    {
        if (json.PropertyName() is var property && property == "parts")
        {
            var parts = json.Hex(MerkleTree.HashLength);
            json.Property("removed");
            var root = json.Hex(MerkleTree.HashLength);
            json.Expect(JsonTokenType.EndObject);
            return new RemovedEntry(path, size, cut, whole, name, root, parts);
        }

        if (property != "sha256")
        {
            throw json.Bad("the property 'sha256' or 'parts' is expected");
        }

        var sha256 = json.Hex(MerkleTree.HashLength);
        json.Property("redacted");
        json.Expect(JsonTokenType.StartArray);
        var blocks = new List<RedactedBlock>();
        while (json.Next() == JsonTokenType.StartObject)
        {
            blocks.Add(Block(ref json, Math.Min(BundleFormat.BlockSize, size - ((long)blocks.Count * BundleFormat.BlockSize))));
        }

        CheckCount(ref json, blocks.Count, size);
        json.Expect(JsonTokenType.EndObject);
        return new RedactedEntry(path, size, cut, whole, sha256, name, blocks);
    }

    private static RedactedBlock Block(ref StrictJson json, long length)
    {
        json.Property("block");
        var block = json.Hex(MerkleTree.HashLength);
        json.Property("parts");
        var root = json.Hex(MerkleTree.HashLength);
        if (json.PropertyName() is var property && property == "seed")
        {
            var seed = json.Hex(Seed.Length);
            json.Expect(JsonTokenType.EndObject);
            return new(block, root, seed, null, []);
        }

        if (property != "now")
        {
            throw json.Bad("the property 'seed' or 'now' is expected");
        }

        var now = json.Hex(MerkleTree.HashLength);
        json.Property("cuts");
        json.Expect(JsonTokenType.StartArray);
        var parts = new List<RedactedPart>();
        var total = 0L;
        while (json.Next() == JsonTokenType.StartArray)
        {
            var partLength = (int)json.Number(BundleFormat.BlockSize);
            var hex = json.Text(2 * MerkleTree.HashLength);
            json.Expect(JsonTokenType.EndArray);
            total += partLength;
            if (partLength == 0 || total > length)
            {
                throw json.Bad("the parts do not make up the block");
            }

            byte[] value;
            try
            {
                value = Convert.FromHexString(hex);
            }
            catch (FormatException)
            {
                throw json.Bad("hexadecimal is expected");
            }

            parts.Add(value.Length switch
            {
                Commitment.SaltLength => new(partLength, value, null),
                MerkleTree.HashLength => new(partLength, null, value),
                _ => throw json.Bad("a salt of 16 bytes or a commitment of 32 is expected"),
            });
        }

        if (total != length)
        {
            throw json.Bad("the parts do not make up the block");
        }

        json.Expect(JsonTokenType.EndObject);
        return new(block, root, null, now, parts);
    }

    private static string Path(ref StrictJson json)
    {
        var path = json.Text(BundlePath.MostLength);
        return BundlePath.Fault(path) is { } fault ? throw json.Bad($"the name {fault}") : path;
    }

    private static void CheckCount(ref StrictJson json, int blocks, long size)
    {
        if (blocks != BlockCount(size))
        {
            throw json.Bad($"{BlockCount(size)} blocks are expected");
        }
    }

    private static long BlockCount(long size) => (size + BundleFormat.BlockSize - 1) / BundleFormat.BlockSize;

    private static void CheckNames(BundleManifest manifest)
    {
        var names = new HashSet<string>(BundleFormat.Frame(hasTimestamp: true), StringComparer.OrdinalIgnoreCase);
        foreach (var path in manifest.Entries.Select(static e => e.Path).Concat(manifest.Added.Select(static a => a.Path)))
        {
            if (!names.Add(path))
            {
                throw new BadBundleException(File, $"the name '{path}' is there twice, or differs from another by case only");
            }
        }

        // A name that is a folder of another cannot stand in a folder.
        foreach (var path in names)
        {
            for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash > 0; slash = path.IndexOf('/', slash + 1))
            {
                if (names.Contains(path[..slash]))
                {
                    throw new BadBundleException(File, $"'{path[..slash]}' is both a file and a folder");
                }
            }
        }
    }
}
