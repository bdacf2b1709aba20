using System.Text.Json.Serialization;

namespace Candor.Cases;

/// <summary>What is shown to everybody.</summary>
[JsonConverter(typeof(KebabEnumConverter<PublicationKind>))]
public enum PublicationKind
{
    /// <summary>The notice, with the answers as they come.</summary>
    Notice,

    /// <summary>How the case ended.</summary>
    Outcome,
}
