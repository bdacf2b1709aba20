using System.Text.Json.Serialization;

namespace Candor.Cases;

/// <summary>What a respondent says to one demand.</summary>
[JsonConverter(typeof(KebabEnumConverter<ReplyStance>))]
public enum ReplyStance
{
    /// <summary>The fact and the demand are accepted.</summary>
    Accepted,

    /// <summary>A part of it is accepted.</summary>
    Partly,

    /// <summary>It is not accepted.</summary>
    Disputed,
}
