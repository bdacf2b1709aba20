using System.Text.Json;
using System.Text.Json.Serialization;

namespace Candor.Server.Work;

/// <summary>The JSON form of requests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(JobRequest))]
internal sealed partial class JobRequestJson : JsonSerializerContext
{
    /// <summary>The request as JSON.</summary>
    public static string Write(JobRequest request) => JsonSerializer.Serialize(request, Default.JobRequest);

    /// <summary>Reads a request.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static JobRequest Read(string json) => JsonSerializer.Deserialize(json, Default.JobRequest) ?? throw new JsonException("The request is empty.");

    /// <summary>Reads a request for people to look at; null where it is none.</summary>
    public static JobRequest? Find(string json)
    {
        try
        {
            return Read(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
