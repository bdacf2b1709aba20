using Candor.Differences;
using Candor.Law;
using Candor.Waivers;

namespace Candor.Reports.Sarif;

/// <summary>How an audit is written as SARIF.</summary>
/// <param name="Language">The language of messages; the help of rules is in both.</param>
public sealed record SarifOptions(Language Language)
{
    /// <summary>The law, whose kinds of finding are the rules and give their help; where null, the audit's own words are.</summary>
    public LawLibrary? Law { get; init; }

    /// <summary>What changed since a baseline; null where there is none, and then no result has a state.</summary>
    public AuditDifference? Difference { get; init; }

    /// <summary>How waivers stand towards the audit; null where no file of waivers was given, and then no result has suppressions.</summary>
    public WaiverReview? Waivers { get; init; }
}
