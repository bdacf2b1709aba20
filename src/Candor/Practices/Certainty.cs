using System.Text.Json.Serialization;

namespace Candor;

/// <summary>How a practice is known, from the weakest to the strongest. Order matters: a greater value is a stronger proof.</summary>
[JsonConverter(typeof(KebabEnumConverter<Certainty>))]
public enum Certainty
{
    /// <summary>Only the manifest says so.</summary>
    Declared,

    /// <summary>The code is there.</summary>
    Present,

    /// <summary>A call path leads there from an entry point.</summary>
    Reachable,

    /// <summary>A data-flow path leads from the source to a sink.</summary>
    Flows,

    /// <summary>It ran and was captured, or the document that shows it was read.</summary>
    Observed,
}
