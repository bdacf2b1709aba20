using System.Text.Json.Serialization;

namespace Candor.Cases;

/// <summary>Whose cases these are.</summary>
[JsonConverter(typeof(KebabEnumConverter<Workspace>))]
public enum Workspace
{
    /// <summary>An authority: findings are never waived.</summary>
    Regulator,

    /// <summary>A consumer group or a newsroom.</summary>
    ConsumerGroup,

    /// <summary>A company that looks at its own products.</summary>
    Company,
}
