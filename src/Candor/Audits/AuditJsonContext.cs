using System.Text.Json.Serialization;

namespace Candor;

/// <summary>The serialisation code of <see cref="Audit"/>, generated at build time.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Audit))]
[JsonSerializable(typeof(PolicyReading))]
internal sealed partial class AuditJsonContext : JsonSerializerContext;
