using System.Text.Json.Serialization;

namespace Candor;

/// <summary>What turning a box or switch on means for the person.</summary>
[JsonConverter(typeof(KebabEnumConverter<ControlMeaning>))]
public enum ControlMeaning
{
    /// <summary>An agreement or a policy is accepted.</summary>
    Agreement,

    /// <summary>Credit, scoring, a loan.</summary>
    Credit,

    /// <summary>Data is given to partners or other third parties.</summary>
    Sharing,

    /// <summary>Messages of marketing.</summary>
    Marketing,

    /// <summary>Personalised content or advertising.</summary>
    Personalisation,

    /// <summary>A subscription or payment that renews itself.</summary>
    Renewal,

    /// <summary>An insurance or another product is bought along.</summary>
    Product,
}
