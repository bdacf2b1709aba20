using System.Text.Json.Serialization;

namespace Candor.Differences;

[JsonSourceGenerationOptions(
    WriteIndented = true,
    NewLine = "\n",
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never)]
[JsonSerializable(typeof(AuditDifference))]
[JsonSerializable(typeof(GateOutcome))]
internal sealed partial class DifferenceJsonContext : JsonSerializerContext;
