using System.Text.Json.Serialization;

namespace Candor;

/// <summary>How two opposite disclosures stand to each other (after the types of PolicyLint; Andow et al., USENIX Security 2019).</summary>
[JsonConverter(typeof(KebabEnumConverter<ContradictionKind>))]
public enum ContradictionKind
{
    /// <summary>The same data, party, action and purpose, and no condition: both cannot hold.</summary>
    Conflict,

    /// <summary>One speaks of less than the other, of a narrower type or party, another purpose or under a condition: it is an exception.</summary>
    Narrowing,
}
