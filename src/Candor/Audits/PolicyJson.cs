using System.Text.Encodings.Web;
using System.Text.Json;

namespace Candor;

/// <summary>Writes what reading one policy yields as JSON, in the forms that <c>audit.json</c> uses.</summary>
public static class PolicyJson
{
    private static readonly AuditJsonContext Context = new(new JsonSerializerOptions(AuditJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 64,
    });

    /// <summary>The reading as UTF-8 JSON, indented, with a line feed at the end.</summary>
    public static byte[] Write(PolicyReading reading)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(reading, Context.PolicyReading);
        Array.Resize(ref json, json.Length + 1);
        json[^1] = (byte)'\n';
        return json;
    }
}
