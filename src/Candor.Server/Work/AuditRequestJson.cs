using System.Text.Json;
using System.Text.Json.Serialization;

namespace Candor.Server.Work;

/// <summary>The JSON form of requests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditRequest))]
internal sealed partial class AuditRequestJson : JsonSerializerContext
{
    /// <summary>The request as JSON.</summary>
    public static string Write(AuditRequest request) => JsonSerializer.Serialize(request, Default.AuditRequest);

    /// <summary>Reads a request.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static AuditRequest Read(string json) => JsonSerializer.Deserialize(json, Default.AuditRequest) ?? throw new JsonException("The request is empty.");
}
