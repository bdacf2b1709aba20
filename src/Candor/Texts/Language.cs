using System.Text.Json.Serialization;

namespace Candor;

/// <summary>A language that Candor reads policies in and writes reports in.</summary>
[JsonConverter(typeof(KebabEnumConverter<Language>))]
public enum Language
{
    /// <summary>Simplified Chinese.</summary>
    Zh,

    /// <summary>English.</summary>
    En,
}
