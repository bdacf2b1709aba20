using System.Text.Json.Serialization;

namespace Candor;

/// <summary>How firmly a statement speaks.</summary>
[JsonConverter(typeof(KebabEnumConverter<Modality>))]
public enum Modality
{
    /// <summary>It is said plainly.</summary>
    Does,

    /// <summary>It is said to be possible.</summary>
    May,
}
