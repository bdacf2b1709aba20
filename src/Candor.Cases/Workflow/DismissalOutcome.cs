using System.Text.Json.Serialization;

namespace Candor.Cases;

/// <summary>How a case ends before any notice.</summary>
[JsonConverter(typeof(KebabEnumConverter<DismissalOutcome>))]
public enum DismissalOutcome
{
    /// <summary>Could not be borne out.</summary>
    NotSubstantiated,

    /// <summary>The detector was wrong.</summary>
    FalsePositive,

    /// <summary>Another case is about the same.</summary>
    Duplicate,

    /// <summary>Not for this workspace.</summary>
    OutOfScope,
}
