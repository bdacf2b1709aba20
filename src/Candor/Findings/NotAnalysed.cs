using System.Collections.Immutable;

namespace Candor;

/// <summary>Something that was not looked at; it is never taken for clean.</summary>
/// <param name="Id">A hash of what makes it this gap.</param>
/// <param name="Area">The part of the subject.</param>
/// <param name="What">What was not looked at.</param>
/// <param name="Why">Why not, and what would be needed.</param>
/// <param name="Detectors">The detectors whose answer it limits.</param>
/// <param name="Evidence">Ids of evidence that the part exists.</param>
public sealed record NotAnalysed(
    string Id,
    NotAnalysedArea Area,
    LocalizedText What,
    LocalizedText Why,
    ImmutableArray<string> Detectors,
    ImmutableArray<string> Evidence)
{
    /// <summary>Makes an entry with its id.</summary>
    public static NotAnalysed Create(
        NotAnalysedArea area,
        LocalizedText what,
        LocalizedText why,
        ImmutableArray<string> detectors = default,
        ImmutableArray<string> evidence = default)
    {
        ArgumentNullException.ThrowIfNull(what);
        ArgumentNullException.ThrowIfNull(why);
        return new(
            ContentId.Of("not-analysed", KebabEnum.Format(area), what.En, why.En),
            area,
            what,
            why,
            detectors.IsDefault ? [] : detectors,
            evidence.IsDefault ? [] : evidence);
    }
}
