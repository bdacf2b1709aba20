using System.Text.Json.Serialization;

namespace Candor.Differences;

/// <summary>At which verdict a gate fails.</summary>
[JsonConverter(typeof(KebabEnumConverter<GateLevel>))]
public enum GateLevel
{
    /// <summary>At violations.</summary>
    Violation,

    /// <summary>At violations and suspicions.</summary>
    Suspected,

    /// <summary>At nothing: it tells and lets all through.</summary>
    Never,
}
