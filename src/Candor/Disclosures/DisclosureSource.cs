using System.Text.Json.Serialization;

namespace Candor;

/// <summary>Where in a policy a disclosure stands.</summary>
[JsonConverter(typeof(KebabEnumConverter<DisclosureSource>))]
public enum DisclosureSource
{
    /// <summary>In running text or a list.</summary>
    Sentence,

    /// <summary>In a row of a list of third parties or SDKs.</summary>
    SdkList,

    /// <summary>In a definition that widens or narrows a term.</summary>
    Definition,
}
