using System.Text.Json.Serialization;

namespace Candor;

/// <summary>Whether a statement says that something is done or that it is not.</summary>
[JsonConverter(typeof(KebabEnumConverter<Polarity>))]
public enum Polarity
{
    /// <summary>It is done.</summary>
    Affirmed,

    /// <summary>It is not done.</summary>
    Denied,
}
