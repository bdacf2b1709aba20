using System.Text.Json.Serialization;

namespace Candor.Reports.Papers;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(Paper))]
internal sealed partial class PaperJsonContext : JsonSerializerContext;
