using System.Text.Json.Serialization;

namespace Candor;

/// <summary>What came of an allegation.</summary>
[JsonConverter(typeof(KebabEnumConverter<AllegationOutcome>))]
public enum AllegationOutcome
{
    /// <summary>Something of what was tried speaks for it; the findings say how certain that is.</summary>
    Supported,

    /// <summary>It was tried, and nothing bears it out. That is no proof that it does not happen.</summary>
    NotSubstantiated,

    /// <summary>It could not be tried.</summary>
    NotAnalysed,
}
