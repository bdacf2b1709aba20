using System.Text.Json.Serialization;

namespace Candor;

/// <summary>How a host stands to the subject.</summary>
[JsonConverter(typeof(KebabEnumConverter<RecipientRelation>))]
public enum RecipientRelation
{
    /// <summary>It is the subject's own host.</summary>
    FirstParty,

    /// <summary>It is another host of the subject's registrable domain.</summary>
    SameSite,

    /// <summary>It is of another registrable domain.</summary>
    ThirdParty,

    /// <summary>Who is the first party is not known.</summary>
    Unknown,
}
