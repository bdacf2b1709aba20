using System.Text.Json.Serialization;

namespace Candor;

/// <summary>How grave a breach is, from the least to the gravest. The grades are Candor's; no authority fixes them.</summary>
[JsonConverter(typeof(KebabEnumConverter<Severity>))]
public enum Severity
{
    /// <summary>Context.</summary>
    Info,

    /// <summary>Minor.</summary>
    Low,

    /// <summary>A formal or usability duty.</summary>
    Medium,

    /// <summary>Missing or false notice, or excess.</summary>
    High,

    /// <summary>Collection or sharing without valid consent, or coercion.</summary>
    Critical,
}
