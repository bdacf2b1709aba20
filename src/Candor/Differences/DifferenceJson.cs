using System.Text.Encodings.Web;
using System.Text.Json;

namespace Candor.Differences;

/// <summary>Writes what compare and gate find as JSON.</summary>
public static class DifferenceJson
{
    private static readonly DifferenceJsonContext Context = new(new JsonSerializerOptions(DifferenceJsonContext.Default.Options)
    {
        // Readable Chinese in the file.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>A difference as UTF-8, ended by a line feed.</summary>
    public static byte[] Write(AuditDifference difference) => End(JsonSerializer.SerializeToUtf8Bytes(difference, Context.AuditDifference));

    /// <summary>The outcome of a gate as UTF-8, ended by a line feed.</summary>
    public static byte[] Write(GateOutcome outcome) => End(JsonSerializer.SerializeToUtf8Bytes(outcome, Context.GateOutcome));

    private static byte[] End(byte[] json)
    {
        Array.Resize(ref json, json.Length + 1);
        json[^1] = (byte)'\n';
        return json;
    }
}
