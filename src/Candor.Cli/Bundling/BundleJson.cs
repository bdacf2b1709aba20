using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Candor.Cli.Bundling;

/// <summary>Writes the records of a bundle.</summary>
internal static class BundleJson
{
    public static BundleJsonContext Context { get; } = new(new JsonSerializerOptions(BundleJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Write<T>(T record, JsonTypeInfo<T> type)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(record, type);
        Array.Resize(ref json, json.Length + 1);
        json[^1] = (byte)'\n';
        return json;
    }
}
