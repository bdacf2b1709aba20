using System.Text.Json.Serialization;

namespace Candor.Law;

/// <summary>The legal weight of a rule, the weightiest first.</summary>
[JsonConverter(typeof(KebabEnumConverter<RuleForce>))]
public enum RuleForce
{
    /// <summary>A statute.</summary>
    Law,

    /// <summary>A regulation of a government.</summary>
    AdministrativeRegulation,

    /// <summary>A rule of a ministry.</summary>
    DepartmentRule,

    /// <summary>An interpretation of the highest court.</summary>
    JudicialInterpretation,

    /// <summary>A directive, as the member states transposed it.</summary>
    TransposedDirective,

    /// <summary>A judgment.</summary>
    CaseLaw,

    /// <summary>A binding or recognised document of an authority below a rule.</summary>
    NormativeDocument,

    /// <summary>A decision of an authority in one case.</summary>
    EnforcementDecision,

    /// <summary>A term of an app store.</summary>
    PlatformPolicy,

    /// <summary>A recital of a statute.</summary>
    Recital,

    /// <summary>Advice of an authority.</summary>
    Guidance,

    /// <summary>A standard that nobody must follow.</summary>
    RecommendedStandard,

    /// <summary>A standard of a professional community.</summary>
    CommunityStandard,

    /// <summary>A text that is not in force.</summary>
    Draft,
}
