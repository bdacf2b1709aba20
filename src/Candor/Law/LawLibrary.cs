using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Candor.Law;

/// <summary>All rules, detectors, categories and kinds of finding.</summary>
public sealed class LawLibrary
{
    private readonly FrozenDictionary<string, FindingKind> _kinds;
    private readonly FrozenDictionary<string, DetectorEntry> _detectors;

    /// <summary>Makes the library. Of entries with the same id the first counts; the linter reports the others.</summary>
    public LawLibrary(
        ImmutableArray<Rule> rules,
        ImmutableArray<DetectorEntry> detectors,
        ImmutableArray<AppCategory> categories,
        ImmutableArray<FindingKind> kinds)
    {
        Rules = rules;
        Detectors = detectors;
        Categories = categories;
        Kinds = kinds;
        _kinds = kinds.DistinctBy(static k => k.Id).ToFrozenDictionary(static k => k.Id, StringComparer.Ordinal);
        _detectors = detectors.DistinctBy(static d => d.Id).ToFrozenDictionary(static d => d.Id, StringComparer.Ordinal);
    }

    /// <summary>All rules, in the order of the files.</summary>
    public ImmutableArray<Rule> Rules { get; }

    /// <summary>All detectors, in the order of the file.</summary>
    public ImmutableArray<DetectorEntry> Detectors { get; }

    /// <summary>All app categories, in the order of the file.</summary>
    public ImmutableArray<AppCategory> Categories { get; }

    /// <summary>All kinds of finding, in the order of the file.</summary>
    public ImmutableArray<FindingKind> Kinds { get; }

    /// <summary>The kind of an id; null where there is none.</summary>
    public FindingKind? FindKind(string id) => _kinds.GetValueOrDefault(id);

    /// <summary>The kinds of these ids that there are.</summary>
    public IEnumerable<FindingKind> KindsOf(params IEnumerable<string> ids) => ids.Select(FindKind).OfType<FindingKind>();

    /// <summary>The detector of an id; null where there is none.</summary>
    public DetectorEntry? FindDetector(string id) => _detectors.GetValueOrDefault(id);

    /// <summary>The category of an id, a number, a name or a synonym; null where there is none.</summary>
    public AppCategory? FindCategory(string text) =>
        Categories.FirstOrDefault(c =>
            c.Id.Equals(text, StringComparison.OrdinalIgnoreCase)
            || c.Item.ToString(System.Globalization.CultureInfo.InvariantCulture) == text
            || c.Name.Zh == text
            || c.Name.En.Equals(text, StringComparison.OrdinalIgnoreCase)
            || c.Synonyms.Zh.Contains(text)
            || c.Synonyms.En.Contains(text, StringComparer.OrdinalIgnoreCase));

    /// <summary>The rules of some packs that were in force on a day, in the order of the files.</summary>
    /// <param name="day">The day of the fact.</param>
    /// <param name="packs">The names of packs; a rule that is in one of them is taken.</param>
    public ImmutableArray<Rule> InForce(DateOnly day, ImmutableArray<string> packs) =>
        [.. Rules.Where(r => r.IsInForce(day) && r.Packs.Any(p => packs.Contains(p)))];
}
