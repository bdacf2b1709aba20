using System.Collections.Immutable;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>A verb of a sentence with who acts, who gets, and what is stated of it.</summary>
/// <param name="Verb">The verb, in the normalised text.</param>
/// <param name="Actions">What it does; empty where it discloses nothing.</param>
/// <param name="Recipients">The parties that collect or get, each with its name where the policy names it.</param>
/// <param name="Reading">What is stated.</param>
/// <param name="IsRelative">Whether the verb only tells which data is meant, as in "the information that you provide" and 您提供的信息; the main verb governs it.</param>
/// <param name="IsExplicit">Whether who acts is named, or the verb is in the passive.</param>
internal sealed record Frame(TextSpan Verb, ImmutableArray<DisclosureAction> Actions, ImmutableArray<(string Party, string? Name)> Recipients, PolarityReading Reading, bool IsRelative = false, bool IsExplicit = true)
{
    /// <summary>Whether it can disclose anything.</summary>
    public bool Discloses => Actions.Length > 0 && Recipients.Length > 0 && Reading.Outcome != Outcome.NotStated;
}
