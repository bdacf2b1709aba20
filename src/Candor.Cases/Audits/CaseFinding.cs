using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>What a case keeps of a finding; the whole stands in the audit.</summary>
/// <param name="Id">The finding's id, the same in every version of the subject.</param>
/// <param name="Detector">The detector.</param>
/// <param name="Kind">The kind of finding.</param>
/// <param name="Verdict">The outcome.</param>
/// <param name="Certainty">How the fact is known.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Title">The fact in one line.</param>
/// <param name="Remedy">How to mend it.</param>
/// <param name="Rules">The ids of the rules that it cites, the weightiest first.</param>
public sealed record CaseFinding(
    string Id, string Detector, string Kind, Verdict Verdict, Certainty Certainty, Severity Severity, LocalizedText Title, LocalizedText Remedy, ImmutableArray<string> Rules)
{
    /// <summary>The open findings of an audit.</summary>
    public static ImmutableArray<CaseFinding> Of(Audit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return
        [
            .. audit.Findings
                .Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected)
                .Select(static f => new CaseFinding(
                    f.Id, f.Detector, f.Kind, f.Verdict, f.Certainty, f.Severity, f.Title, f.Remedy, [.. f.Citations.Select(static c => c.Rule)])),
        ];
    }
}
