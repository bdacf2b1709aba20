using System.Collections.Immutable;

namespace Candor.Traffic;

/// <summary>The person on whose behalf the subject was used while it was recorded: the values that are looked for in the traffic.</summary>
/// <param name="Name">A name for the persona, for the report.</param>
/// <param name="IsReal">
/// Whether the values are those of a real person. A bait persona's values are invented, and are shown in full; a real person's are masked where
/// redaction is asked for.
/// </param>
/// <param name="Values">The values, each once.</param>
/// <param name="Location">Where the person is; null where not known.</param>
public sealed record Persona(string Name, bool IsReal, ImmutableArray<PersonaValue> Values, GeoPoint? Location)
{
    /// <summary>The first value of a data type; null where the persona has none.</summary>
    public string? Find(string dataType) => Values.FirstOrDefault(v => v.DataType == dataType)?.Value;
}
