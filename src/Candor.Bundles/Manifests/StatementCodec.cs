using System.Globalization;
using System.Text;
using System.Text.Json;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Manifests;

/// <summary>Writes and reads a statement in its one form.</summary>
internal static class StatementCodec
{
    public static byte[] Write(Statement statement)
    {
        var timestamp = statement.Timestamp is { } hash ? $"\"{Hex(hash)}\"" : "null";
        return Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"format\":\"{BundleFormat.Statement}\",\"kind\":\"{(statement.IsRedaction ? "redaction" : "bundle")}\",\"root\":\"{Hex(statement.Root)}\",\"files\":{statement.Files},\"manifestSize\":{statement.ManifestSize},\"manifestRoot\":\"{Hex(statement.ManifestRoot)}\",\"key\":\"{Hex(statement.Key)}\",\"timestamp\":{timestamp}}}\n"));
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
        json.Property("manifestSize");
        var size = json.Number(int.MaxValue);
        json.Property("manifestRoot");
        var manifest = json.Hex(MerkleTree.HashLength);
        json.Property("key");
        var key = json.Hex(MerkleTree.HashLength);
        json.Property("timestamp");
        var timestamp = json.Next() == JsonTokenType.Null ? null : json.HexHere(MerkleTree.HashLength);
        json.Expect(JsonTokenType.EndObject);
        json.End();
        var statement = new Statement(isRedaction, root, files, size, manifest, key, timestamp);
        var canonical = Write(statement);
        if (!bytes.SequenceEqual(canonical))
        {
            var same = bytes.CommonPrefixLength(canonical);
            throw new BadBundleException(file, "it is not written in its one form", Math.Min(same, bytes.Length - 1), bytes.Length);
        }

        return statement;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
