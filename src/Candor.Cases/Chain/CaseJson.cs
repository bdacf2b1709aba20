using System.Text.Encodings.Web;
using System.Text.Json;

namespace Candor.Cases;

/// <summary>The context with Chinese written as Chinese.</summary>
internal static class CaseJson
{
    public static CaseJsonContext Context { get; } = new(new JsonSerializerOptions(CaseJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
