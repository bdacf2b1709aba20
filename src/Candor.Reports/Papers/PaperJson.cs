using System.Text.Encodings.Web;
using System.Text.Json;

namespace Candor.Reports.Papers;

/// <summary>Writes a paper as JSON: its subjects, items, exhibits, blanks and table.</summary>
public static class PaperJson
{
    private static readonly PaperJsonContext Context = new(new JsonSerializerOptions(PaperJsonContext.Default.Options)
    {
        // Readable Chinese in the file.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>The paper as UTF-8, ended by a line feed.</summary>
    public static byte[] Write(Paper paper)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(paper, Context.Paper);
        Array.Resize(ref json, json.Length + 1);
        json[^1] = (byte)'\n';
        return json;
    }
}
