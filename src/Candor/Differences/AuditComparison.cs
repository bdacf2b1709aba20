using System.Collections.Immutable;

namespace Candor.Differences;

/// <summary>
/// Compares two audits of the same subject: what is new, what is gone, and how each finding stands. A finding is called fixed only where
/// the new audit looked for its kind and could have seen it.
/// </summary>
public static class AuditComparison
{
    /// <summary>Compares two audits.</summary>
    /// <param name="old">The earlier audit.</param>
    /// <param name="new">The later audit.</param>
    /// <exception cref="ArgumentException">One is of an app, the other of a page or a capture: nothing in them could be compared.</exception>
    public static AuditDifference Compare(Audit old, Audit @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        if (old.Subject.Kind != @new.Subject.Kind)
        {
            throw new ArgumentException(
                $"One audit is of {Article(old.Subject.Kind)} and the other of {Article(@new.Subject.Kind)}; only audits of the same kind of subject can be compared.", nameof(@new));
        }

        var sight = new Sight(old, @new);
        var types = Names(old.Glossary.DataTypes, @new.Glossary.DataTypes);
        var parties = Names(old.Glossary.Parties, @new.Glossary.Parties);
        var seesPolicy = sight.SeesPolicy(old);
        return new(
            ComparedAudit.Of(old),
            ComparedAudit.Of(@new),
            [.. Notes(old, @new)],
            sight.Blindness,
            Changes(old.Practices.Select(p => Named(p.DataType, types)), @new.Practices.Select(p => Named(p.DataType, types)), static i => i.Id, sight.SeesBehaviour),
            Changes(PartiesOf(old).Select(p => Named(p, parties)), PartiesOf(@new).Select(p => Named(p, parties)), static i => i.Id, sight.SeesBehaviour),
            Changes(
                old.Permissions.Select(static p => new NamedItem(p.Name, p.Label)),
                @new.Permissions.Select(static p => new NamedItem(p.Name, p.Label)),
                static i => i.Id,
                !sight.Blindness.Any(static n => n.Area is NotAnalysedArea.Manifest or NotAnalysedArea.Archive)),
            Changes(old.Sdks.Select(static s => new NamedItem(s.Id, s.Name)), @new.Sdks.Select(static s => new NamedItem(s.Id, s.Name)), static i => i.Id, sight.SeesBehaviour),
            Changes(old.Practices.Select(PracticeKey.Of), @new.Practices.Select(PracticeKey.Of), Key, sight.SeesBehaviour),
            Changes(old.Disclosures.Select(DisclosureKey.Of), @new.Disclosures.Select(DisclosureKey.Of), Key, seesPolicy),
            [
                .. FindingsOf(old, @new, sight)
                    .OrderBy(static f => f.Standing)
                    .ThenBy(static f => f.Latest.Verdict)
                    .ThenByDescending(static f => f.Latest.Severity)
                    .ThenBy(static f => f.Latest.Detector, StringComparer.Ordinal)
                    .ThenBy(static f => f.Latest.Title.En, StringComparer.Ordinal)
                    .ThenBy(static f => f.Id, StringComparer.Ordinal),
            ]);
    }

    private static IEnumerable<FindingChange> FindingsOf(Audit old, Audit @new, Sight sight)
    {
        var before = Open(old);
        var after = Open(@new);
        foreach (var (id, finding) in after)
        {
            yield return before.TryGetValue(id, out var earlier)
                ? Both(earlier, finding, old, @new)
                : new(id, finding.Kind, Standing.New, null, finding, [], [], new("旧的检测没有此项。", "The old audit does not have it."));
        }

        foreach (var (id, finding) in before.Where(b => !after.ContainsKey(b.Key)))
        {
            if (sight.WhyNotFixed(finding) is { } why)
            {
                yield return new(id, finding.Kind, Standing.NotLookedFor, finding, null, [], [], why);
                continue;
            }

            var fact = new LocalizedText("新的检测查找了此项，没有发现。", "The new audit looked for it and did not find it.");
            yield return new(
                id,
                finding.Kind,
                Standing.Fixed,
                finding,
                null,
                [],
                [],
                sight.Reservation(finding) is { } reservation ? new(fact.Zh + reservation.Zh, $"{fact.En} {reservation.En}") : fact);
        }
    }

    private static FindingChange Both(Finding before, Finding after, Audit old, Audit @new)
    {
        var earlier = DataTypesOf(before, old);
        var later = DataTypesOf(after, @new);
        ImmutableArray<string> grown = [.. later.Except(earlier, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        ImmutableArray<string> shrunk = [.. earlier.Except(later, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var isGraver = after.Verdict < before.Verdict || after.Severity > before.Severity;
        var why = (isGraver, grown.IsEmpty) switch
        {
            (true, _) => new LocalizedText("结论或严重程度加重。", "Its verdict or severity is graver."),
            (_, false) => new("涉及的信息增多。", "It concerns more data than before."),
            _ => new("两次检测都有此项。", "Both audits have it."),
        };
        return new(after.Id, after.Kind, isGraver || !grown.IsEmpty ? Standing.Worse : Standing.StillThere, before, after, grown, shrunk, why);
    }

    private static SortedDictionary<string, Finding> Open(Audit audit)
    {
        var open = new SortedDictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var finding in audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected))
        {
            open.TryAdd(finding.Id, finding);
        }

        return open;
    }

    private static HashSet<string> DataTypesOf(Finding finding, Audit audit)
    {
        var ids = finding.Practices.ToHashSet(StringComparer.Ordinal);
        var said = finding.Disclosures.ToHashSet(StringComparer.Ordinal);
        return [.. audit.Practices.Where(p => ids.Contains(p.Id)).Select(static p => p.DataType),
            .. ids.Count == 0 ? audit.Disclosures.Where(d => said.Contains(d.Id)).Select(static d => d.DataType) : []];
    }

    private static IEnumerable<LocalizedText> Notes(Audit old, Audit @new)
    {
        if (old.Subject.Identifier != @new.Subject.Identifier)
        {
            yield return new(
                $"两次检测的对象不同：{old.Subject.Identifier} 与 {@new.Subject.Identifier}。", $"The subjects differ: {old.Subject.Identifier} and {@new.Subject.Identifier}.");
        }

        if (old.Subject.Sha256 == @new.Subject.Sha256)
        {
            yield return new("两次检测的是同一个文件。", "Both audits are of the same file.");
        }

        if (old.Options.Date != @new.Options.Date)
        {
            yield return new($"适用法律的日期不同：{old.Options.Date} 与 {@new.Options.Date}。", $"The law of different days was applied: {old.Options.Date} and {@new.Options.Date}.");
        }

        if (!old.Options.Packs.SequenceEqual(@new.Options.Packs, StringComparer.Ordinal))
        {
            yield return new(
                $"所用法律包不同：{string.Join('、', old.Options.Packs)} 与 {string.Join('、', @new.Options.Packs)}。",
                $"Different law packs were applied: {string.Join(", ", old.Options.Packs)} and {string.Join(", ", @new.Options.Packs)}.");
        }

        if (old.Tool.Knowledge != @new.Tool.Knowledge || old.Tool.Version != @new.Tool.Version)
        {
            yield return new(
                "两次检测的程序或知识库版本不同：差异可能来自工具而非应用。请用同一版本重新检测旧版本。",
                "The program or its knowledge differ: a difference may come from the tool and not from the subject. Audit the old version again with the same.");
        }
    }

    private static ItemChanges<T> Changes<T>(IEnumerable<T> old, IEnumerable<T> @new, Func<T, string> key, bool couldSee)
    {
        var before = Sorted(old, key);
        var after = Sorted(@new, key);
        ImmutableArray<T> missing = [.. before.Where(b => !after.ContainsKey(b.Key)).Select(static b => b.Value)];
        return new(
            [.. after.Where(a => !before.ContainsKey(a.Key)).Select(static a => a.Value)],
            couldSee ? missing : [],
            couldSee ? [] : missing);
    }

    private static SortedDictionary<string, T> Sorted<T>(IEnumerable<T> items, Func<T, string> key)
    {
        var sorted = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            sorted.TryAdd(key(item), item);
        }

        return sorted;
    }

    private static string Key(PracticeKey key) => $"{key.DataType}\n{KebabEnum.Format(key.Action)}\n{key.Party}\n{KebabEnum.Format(key.Stage)}";

    private static string Key(DisclosureKey key) => $"{key.DataType}\n{KebabEnum.Format(key.Action)}\n{key.Party}\n{KebabEnum.Format(key.Polarity)}";

    private static IEnumerable<string> PartiesOf(Audit audit) => audit.Practices.Select(static p => p.Party).Concat(audit.Sdks.Select(static s => s.Party));

    private static Dictionary<string, LocalizedText> Names(params ReadOnlySpan<ImmutableArray<GlossaryEntry>> glossaries)
    {
        var names = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var glossary in glossaries)
        {
            foreach (var entry in glossary)
            {
                names.TryAdd(entry.Id, entry.Name);
            }
        }

        return names;
    }

    private static NamedItem Named(string id, Dictionary<string, LocalizedText> names) => new(id, names.GetValueOrDefault(id) ?? LocalizedText.Same(id));

    private static string Article(SubjectKind kind) => kind switch
    {
        SubjectKind.AndroidApp => "an app",
        SubjectKind.WebPage => "a page",
        _ => "a capture of traffic",
    };
}
