using System.Collections.Immutable;
using Candor.Knowledge;

namespace Candor.Law;

/// <summary>One duty of an instrument.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Instrument">The instrument.</param>
/// <param name="Force">Its legal weight.</param>
/// <param name="Article">The place in the instrument.</param>
/// <param name="From">The first day in force; null where the instrument has no date.</param>
/// <param name="Until">The first day no longer in force; null while it is.</param>
/// <param name="Title">The duty in a few words.</param>
/// <param name="Text">The duty in Candor's words.</param>
/// <param name="Proof">What proves a breach, by channel.</param>
/// <param name="Severity">How grave a breach is.</param>
/// <param name="Automatable">How far a machine can decide it.</param>
/// <param name="Ceilings">The strongest claim that each channel alone supports.</param>
/// <param name="Detectors">The detectors that feed it.</param>
/// <param name="Packs">The packs that hold it.</param>
/// <param name="Verification">How well the wording was checked: <c>verified</c>, <c>partial</c> or <c>memory</c>.</param>
/// <param name="Sources">Where the text was read.</param>
/// <param name="Note">A remark; null where there is none.</param>
/// <param name="File">The file that it was read from.</param>
/// <param name="Line">The line in that file.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record Rule(
    string Id,
    Instrument Instrument,
    RuleForce Force,
    LocalizedText Article,
    DateOnly? From,
    DateOnly? Until,
    LocalizedText Title,
    LocalizedText Text,
    ImmutableSortedDictionary<string, string> Proof,
    Severity Severity,
    Automation Automatable,
    ImmutableSortedDictionary<string, Automation> Ceilings,
    ImmutableArray<string> Detectors,
    ImmutableArray<string> Packs,
    string Verification,
    ImmutableArray<string> Sources,
    string? Note,
    string File,
    int Line,
    Provenance Provenance)
{
    /// <summary>Kinds of finding that it speaks of, besides those that name it: how a pack of one's own joins the kinds that ship.</summary>
    public ImmutableArray<string> Findings { get; init; } = [];

    /// <summary>Whether the rule was in force on a day. Drafts never are; a platform's policy without a date always is.</summary>
    public bool IsInForce(DateOnly day) =>
        Force != RuleForce.Draft && (From is not { } from || from <= day) && (Until is not { } until || day < until);

    /// <summary>The strongest claim that a channel alone supports for this rule.</summary>
    /// <param name="channel">A key of <see cref="Ceilings"/>, or <c>policy</c>, whose own words are wholly before the machine.</param>
    public Automation CeilingOf(string channel) =>
        Ceilings.TryGetValue(channel, out var ceiling) && ceiling < Automatable ? ceiling : Automatable;
}
