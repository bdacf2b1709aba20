using System.Text.Json.Serialization;

namespace Candor;

/// <summary>The outcome of a rule for one fact.</summary>
[JsonConverter(typeof(KebabEnumConverter<Verdict>))]
public enum Verdict
{
    /// <summary>The fact is established and a rule in force forbids it.</summary>
    Violation,

    /// <summary>The fact is likely, or a person has to judge it.</summary>
    Suspected,

    /// <summary>Looked at and in order.</summary>
    Pass,

    /// <summary>Could not be looked at.</summary>
    NotAnalysed,
}
