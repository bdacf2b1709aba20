using System.Text.Json.Serialization;

namespace Candor;

/// <summary>What a verdict of consistency rests on, where a reader should know it.</summary>
[JsonConverter(typeof(KebabEnumConverter<ConsistencyQualifier>))]
public enum ConsistencyQualifier
{
    /// <summary>The policy names the data only by a broader term.</summary>
    VagueData,

    /// <summary>The policy names the party only in general.</summary>
    VagueParty,

    /// <summary>The list in which it is named is left open.</summary>
    OpenList,

    /// <summary>It is told in a list of SDKs only, not in the text.</summary>
    OnlySdkList,

    /// <summary>It is told only under a condition.</summary>
    OnlyConditional,

    /// <summary>It is told by way of a definition of the policy's own.</summary>
    ByDefinition,
}
