using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Candor;

/// <summary>Reads and writes <c>audit.json</c>.</summary>
public static class AuditJson
{
    private static readonly AuditJsonContext Context = new(new JsonSerializerOptions(AuditJsonContext.Default.Options)
    {
        // Readable Chinese in the file. The HTML report encodes on its own.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
    });

    /// <summary>The audit as UTF-8 JSON, indented, with a line feed at the end.</summary>
    public static byte[] Write(Audit audit)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(audit, Context.Audit);
        Array.Resize(ref json, json.Length + 1);
        json[^1] = (byte)'\n';
        return json;
    }

    /// <summary>Reads an audit.</summary>
    /// <exception cref="JsonException">It is no JSON, or not of this form.</exception>
    public static Audit Read(ReadOnlySpan<byte> utf8Json) =>
        JsonSerializer.Deserialize(utf8Json, Context.Audit) ?? throw new JsonException("The file holds no audit.");
}
