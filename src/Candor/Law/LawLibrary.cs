using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Candor.Law;

/// <summary>All rules, detectors, categories and kinds of finding.</summary>
public sealed class LawLibrary
{
    private readonly FrozenDictionary<string, FindingKind> _kinds;
    private readonly FrozenDictionary<string, DetectorEntry> _detectors;
    private readonly FrozenDictionary<string, ProblemHead> _problems;

    /// <summary>Makes the library. Of entries with the same id the first counts; the linter reports the others.</summary>
    public LawLibrary(
        ImmutableArray<Rule> rules,
        ImmutableArray<DetectorEntry> detectors,
        ImmutableArray<AppCategory> categories,
        ImmutableArray<FindingKind> kinds,
        ImmutableArray<LawPack> packs,
        ImmutableArray<ProblemHead> problems = default)
    {
        Rules = rules;
        Detectors = detectors;
        Categories = categories;
        Packs = packs;
        var joining = rules.SelectMany(static r => r.Findings.Select(k => (Kind: k, r.Id))).ToLookup(static j => j.Kind, static j => j.Id, StringComparer.Ordinal);
        Kinds = [.. kinds.Select(k => joining.Contains(k.Id) ? k with { Rules = [.. k.Rules, .. joining[k.Id].Except(k.Rules, StringComparer.Ordinal)] } : k)];
        _kinds = Kinds.DistinctBy(static k => k.Id).ToFrozenDictionary(static k => k.Id, StringComparer.Ordinal);
        Problems = problems.IsDefault ? [] : problems;
        _problems = Problems
            .SelectMany(static p => p.Kinds.Select(k => (Kind: k, Problem: p)))
            .DistinctBy(static p => p.Kind)
            .ToFrozenDictionary(static p => p.Kind, static p => p.Problem, StringComparer.Ordinal);
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

    /// <summary>All packs, in the order of the files.</summary>
    public ImmutableArray<LawPack> Packs { get; }

    /// <summary>The heads under which kinds of finding are told of together, in the order of the files.</summary>
    public ImmutableArray<ProblemHead> Problems { get; }

    /// <summary>The head of a kind of finding; null where no file gives it one.</summary>
    public ProblemHead? ProblemOf(string kind) => _problems.GetValueOrDefault(kind);

    /// <summary>The packs that a name asks for: the pack of that id, or those of the group of that name for facts of a day; empty where there is none.</summary>
    public ImmutableArray<string> PacksOf(string name, DateOnly day) =>
        Packs.Any(p => p.Id == name) ? [name] : [.. Packs.Where(p => p.Group == name && p.IsFor(day)).Select(static p => p.Id)];

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
