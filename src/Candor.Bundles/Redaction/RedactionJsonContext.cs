using System.Text.Json.Serialization;

namespace Candor.Bundles.Redaction;

/// <summary>The serialisation code of what redaction writes, generated at build time.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(SaltsFile))]
[JsonSerializable(typeof(RedactionList))]
internal sealed partial class RedactionJsonContext : JsonSerializerContext;
