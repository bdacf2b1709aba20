using System.Text.Json.Serialization;

namespace Candor.Differences;

/// <summary>How a finding of one audit stands in another of the same subject, the gravest for a gate first.</summary>
[JsonConverter(typeof(KebabEnumConverter<Standing>))]
public enum Standing
{
    /// <summary>Only the new audit has it.</summary>
    New,

    /// <summary>Both have it, and the new one reaches further: more data, a graver verdict or a graver severity.</summary>
    Worse,

    /// <summary>Both have it.</summary>
    StillThere,

    /// <summary>
    /// Only the old audit has it, and the new one did not look for it, or could not see what the old one saw. Never to be read as fixed.
    /// </summary>
    NotLookedFor,

    /// <summary>Only the old audit has it, and the new one looked for it, could have seen it and did not find it.</summary>
    Fixed,
}
