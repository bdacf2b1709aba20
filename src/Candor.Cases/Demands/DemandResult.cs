using System.Text.Json.Serialization;

namespace Candor.Cases;

/// <summary>What a recheck saw of one demand.</summary>
[JsonConverter(typeof(KebabEnumConverter<DemandResult>))]
public enum DemandResult
{
    /// <summary>The same detector looked under the same conditions, could have seen it, and did not.</summary>
    Fixed,

    /// <summary>It is still there.</summary>
    StillThere,

    /// <summary>The recheck could not have seen it.</summary>
    NotTestable,
}
