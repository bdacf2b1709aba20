using System.Text.Json.Serialization;

namespace Candor;

/// <summary>When a practice happens, seen from the person's consent.</summary>
[JsonConverter(typeof(KebabEnumConverter<Stage>))]
public enum Stage
{
    /// <summary>Before the person agreed to anything.</summary>
    BeforeConsent,

    /// <summary>After the person agreed.</summary>
    AfterConsent,

    /// <summary>After the person refused.</summary>
    AfterRefusal,

    /// <summary>Not established.</summary>
    Unknown,
}
