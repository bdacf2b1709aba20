using System.Text.Json.Serialization;

namespace Candor.Cases;

/// <summary>The JSON form of a chain. One form: no indents, properties in the order of the records.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = false, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(EventBody))]
[JsonSerializable(typeof(CaseExport))]
internal sealed partial class CaseJsonContext : JsonSerializerContext;
