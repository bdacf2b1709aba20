using System.Text.Json.Serialization;

namespace Candor;

/// <summary>How a practice and the disclosures agree (the terms of PoliCheck: Andow et al., USENIX Security 2020).</summary>
[JsonConverter(typeof(KebabEnumConverter<ConsistencyVerdict>))]
public enum ConsistencyVerdict
{
    /// <summary>The policy names this data type and this party.</summary>
    Clear,

    /// <summary>The policy covers it only by a broader term.</summary>
    Vague,

    /// <summary>The policy says both that it is done and that it is not.</summary>
    Ambiguous,

    /// <summary>The policy says that it is not done.</summary>
    Incorrect,

    /// <summary>The policy does not say it.</summary>
    Omitted,
}
