using System.Collections.Immutable;
using Candor.Differences;

namespace Candor.Reports.Papers;

/// <summary>A finding in a paper.</summary>
/// <param name="Number">Its number in the paper, from 1.</param>
/// <param name="Subject">The number of its subject.</param>
/// <param name="Finding">The id of the finding.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Problem">The head under which it is told.</param>
/// <param name="IsMinistrys">Whether that head is a name of the ministry's list.</param>
/// <param name="Verdict"><c>violation</c> or <c>suspected</c>; a suspicion is never told as proven.</param>
/// <param name="Certainty">How the fact is known.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Title">The fact in one line.</param>
/// <param name="Explanation">What it means, and what it does not prove.</param>
/// <param name="Remedy">How to mend it.</param>
/// <param name="Citations">The rules, law first.</param>
/// <param name="Exhibits">The numbers of its exhibits.</param>
/// <param name="MoreEvidence">How many further pieces of evidence the audit has.</param>
public sealed record PaperItem(
    int Number,
    int Subject,
    string Finding,
    string Kind,
    string Problem,
    bool IsMinistrys,
    Verdict Verdict,
    Certainty Certainty,
    Severity Severity,
    string Title,
    string Explanation,
    string Remedy,
    ImmutableArray<PaperCitation> Citations,
    ImmutableArray<string> Exhibits,
    int MoreEvidence)
{
    /// <summary>In a report of what was mended: how the finding stands in the new version; else null.</summary>
    public Standing? Standing { get; init; }

    /// <summary>In a report of what was mended: what the standing rests on; else null.</summary>
    public string? After { get; init; }

    /// <summary>In a report of what was mended: what was done; null where not known.</summary>
    public string? Measure { get; init; }
}
