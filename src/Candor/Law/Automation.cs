using System.Text.Json.Serialization;

namespace Candor.Law;

/// <summary>How far a machine can decide a rule, from not at all to wholly.</summary>
[JsonConverter(typeof(KebabEnumConverter<Automation>))]
public enum Automation
{
    /// <summary>The channel cannot speak to it.</summary>
    None,

    /// <summary>A person decides from documents or interviews.</summary>
    Human,

    /// <summary>The machine measures, a person decides.</summary>
    Assisted,

    /// <summary>The machine may state the breach by itself.</summary>
    Full,
}
