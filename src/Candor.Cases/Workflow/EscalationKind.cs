using System.Text.Json.Serialization;

namespace Candor.Cases;

/// <summary>Where a case goes when it is not mended.</summary>
[JsonConverter(typeof(KebabEnumConverter<EscalationKind>))]
public enum EscalationKind
{
    /// <summary>The subject is named in public.</summary>
    PublicNaming,

    /// <summary>Stores are advised to take it down.</summary>
    DelistingAdvice,

    /// <summary>It is handed to another authority or to a court.</summary>
    Referral,
}
