using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Manifests;

/// <summary>Writes and reads a statement in its one form.</summary>
internal static class StatementCodec
{
    public static byte[] Write(Statement statement)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{{\"format\":\"{BundleFormat.Statement}\",\"kind\":\"{(statement.IsRedaction ? "redaction" : "bundle")}\",\"root\":\"{Hex(statement.Root)}\",\"files\":{statement.Files},\"key\":\"{Hex(statement.Key)}\",\"timestamp\":");
        text.Append(statement.Timestamp is { } timestamp ? $"\"{Hex(timestamp)}\"" : "null");
        text.Append(CultureInfo.InvariantCulture, $",\"manifestSize\":{statement.ManifestSize},\"manifestBlocks\":[");
        for (var i = 0; i < statement.ManifestBlocks.Count; i++)
        {
            text.Append(i == 0 ? "\n\"" : ",\n\"").Append(Hex(statement.ManifestBlocks[i])).Append('"');
        }

        return Encoding.ASCII.GetBytes(text.Append("\n]}\n").ToString());
    }

    /// <summary>Reads it.</summary>
    /// <exception cref="BadBundleException">It is not in that form.</exception>
    public static Statement Read(string file, ReadOnlySpan<byte> bytes)
    {
        var json = new StrictJson(file, bytes);
        json.Expect(JsonTokenType.StartObject);
        json.Property("format");
        json.Word(BundleFormat.Statement);
        json.Property("kind");
        var isRedaction = json.Text(16) switch { "bundle" => false, "redaction" => true, _ => throw json.Bad("'bundle' or 'redaction' is expected") };
        json.Property("root");
        var root = json.Hex(MerkleTree.HashLength);
        json.Property("files");
        var files = json.Number(int.MaxValue);
        json.Property("key");
        var key = json.Hex(MerkleTree.HashLength);
        json.Property("timestamp");
        var timestamp = json.Next() == JsonTokenType.Null ? null : json.HexHere(MerkleTree.HashLength);
        json.Property("manifestSize");
        var size = json.Number(int.MaxValue);
        json.Property("manifestBlocks");
        json.Expect(JsonTokenType.StartArray);
        var blocks = new List<byte[]>();
        while (json.Next() == JsonTokenType.String)
        {
            blocks.Add(json.HexHere(MerkleTree.HashLength));
        }

        json.Expect(JsonTokenType.EndObject);
        json.End();
        var statement = new Statement(isRedaction, root, files, size, blocks, key, timestamp);
        var canonical = Write(statement);
        if (blocks.Count != (size + BundleFormat.ManifestBlockSize - 1) / BundleFormat.ManifestBlockSize || !bytes.SequenceEqual(canonical))
        {
            var same = bytes.CommonPrefixLength(canonical);
            throw new BadBundleException(file, "it is not written in its one form", Math.Min(same, bytes.Length - 1), bytes.Length);
        }

        return statement;
    }

    /// <summary>The hashes of the blocks of a manifest.</summary>
    public static List<byte[]> BlocksOf(ReadOnlySpan<byte> manifest)
    {
        var blocks = new List<byte[]>();
        for (var at = 0; at < manifest.Length; at += BundleFormat.ManifestBlockSize)
        {
            blocks.Add(SHA256.HashData(manifest.Slice(at, Math.Min(BundleFormat.ManifestBlockSize, manifest.Length - at))));
        }

        return blocks;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
