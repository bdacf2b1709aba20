using System.Collections.Immutable;
using Candor.Knowledge;
using Candor.Knowledge.Yaml;

namespace Candor.Law;

/// <summary>Binds instruments with their rules, detectors, categories and kinds of finding.</summary>
internal static class LawBinder
{
    private static readonly ImmutableArray<string> Jurisdictions = ["CN", "EU", "UK", "US", "US-CA", "PLATFORM", "STANDARD"];

    public static IEnumerable<Rule> Rules(KnowledgeFile file)
    {
        if (!file.Root.Has("rules"))
        {
            yield break;
        }

        if (file.Root.Map("instrument") is not { } map)
        {
            file.Root.Report(file.Root.Line, "A file with rules needs an 'instrument'.");
            yield break;
        }

        var instrument = new Instrument(map.Text("id"), map.Choice("jurisdiction", Jurisdictions), map.Localized("name"), map.Localized("short"));
        map.ReportUnknownKeys();
        foreach (var entry in file.Root.Maps("rules"))
        {
            yield return BindRule(entry, instrument, file);
        }
    }

    public static IEnumerable<LawPack> Packs(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("packs"))
        {
            var pack = new LawPack(
                entry.Text("id"),
                entry.Localized("name"),
                entry.OptionalText("group"),
                entry.OptionalDate("from"),
                entry.OptionalDate("until"),
                entry.OptionalDate("day"),
                entry.File,
                entry.Line);
            entry.ReportUnknownKeys();
            yield return pack;
        }
    }

    public static IEnumerable<DetectorEntry> Detectors(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("detectors"))
        {
            var detector = new DetectorEntry(
                entry.Text("id"),
                entry.Localized("title"),
                entry.Localized("question"),
                entry.Texts("channels"),
                [.. entry.Maps("unseen").Select(Unseen)]);
            entry.ReportUnknownKeys();
            yield return detector;
        }
    }

    public static IEnumerable<AppCategory> Categories(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("categories"))
        {
            var category = new AppCategory(
                entry.Text("id"),
                entry.Number("item"),
                entry.Localized("name"),
                entry.Localized("basicFunction"),
                entry.Texts("necessary"),
                entry.Localized("necessaryText"),
                entry.Texts("permissions"),
                entry.Terms("synonyms"),
                entry.Choice("verification", ClosedLists.Verifications));
            entry.Allow("phoneRequired");
            entry.Allow("note");
            entry.ReportUnknownKeys();
            yield return category;
        }
    }

    public static IEnumerable<FindingKind> Kinds(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("findings"))
        {
            var kind = new FindingKind(
                entry.Text("id"),
                entry.Text("detector"),
                entry.Choice("channel", ClosedLists.FindingChannels),
                entry.Choice<Severity>("severity"),
                entry.OptionalText("content"),
                entry.OptionalText("statement"),
                entry.Has("conduct") ? entry.Choice<ConductKind>("conduct") : null,
                entry.Flag("person"),
                entry.Texts("rules"),
                entry.Localized("question"),
                entry.Localized("title"),
                entry.Localized("explanation"),
                entry.Localized("remedy"))
            {
                Observed = Observed(entry),
                File = entry.File,
                Line = entry.Line,
            };
            entry.ReportUnknownKeys();
            yield return kind;
        }
    }

    public static IEnumerable<ProblemHead> Problems(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("problems"))
        {
            var problem = new ProblemHead(
                entry.Text("id"),
                entry.Choice("vocabulary", ["miit", "own"]),
                entry.Localized("name"),
                entry.Localized("statement"),
                entry.Texts("kinds"))
            {
                File = entry.File,
                Line = entry.Line,
            };
            entry.ReportUnknownKeys();
            yield return problem;
        }
    }

    private static ObservedWords? Observed(YamlMap kind)
    {
        if (!kind.Has("observed") || kind.Map("observed") is not { } map)
        {
            return null;
        }

        var words = new ObservedWords(map.Localized("title"), map.Localized("explanation"), map.Localized("remedy"));
        map.ReportUnknownKeys();
        return words;
    }

    private static UnseenFact Unseen(YamlMap entry)
    {
        var fact = new UnseenFact(new(entry.Text("zh"), entry.Text("en")), entry.Choice("needs", ClosedLists.FactChannels), entry.Flag("apps"));
        entry.ReportUnknownKeys();
        return fact;
    }

    private static Rule BindRule(YamlMap entry, Instrument instrument, KnowledgeFile file)
    {
        var rule = new Rule(
            entry.Text("id"),
            instrument,
            entry.Choice<RuleForce>("force"),
            entry.Localized("article"),
            entry.OptionalDate("from"),
            entry.OptionalDate("until"),
            entry.Localized("title"),
            entry.Localized("text"),
            entry.TextMap("proof"),
            entry.Choice<Severity>("severity"),
            entry.Choice<Automation>("automatable"),
            Ceilings(entry),
            entry.Texts("detectors"),
            entry.Texts("packs"),
            entry.Choice("verification", ClosedLists.Verifications),
            entry.Texts("sources"),
            entry.OptionalText("note"),
            entry.File,
            entry.Line,
            file.ProvenanceOf(entry))
        {
            Findings = entry.Texts("findings"),
        };
        entry.Allow("appliesTo");
        entry.Allow("cases");
        entry.Allow("params");
        entry.ReportUnknownKeys();
        return rule;
    }

    private static ImmutableSortedDictionary<string, Automation> Ceilings(YamlMap entry)
    {
        var ceilings = ImmutableSortedDictionary.CreateBuilder<string, Automation>(StringComparer.Ordinal);
        if (entry.Map("ceilings") is { } map)
        {
            foreach (var channel in (string[])["apk-static", "web-run"])
            {
                if (map.Has(channel))
                {
                    ceilings[channel] = map.Choice<Automation>(channel);
                }
            }

            map.ReportUnknownKeys();
        }

        return ceilings.ToImmutable();
    }
}
