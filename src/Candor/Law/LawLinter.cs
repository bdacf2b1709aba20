using Candor.Knowledge;

namespace Candor.Law;

/// <summary>Finds mistakes in the law that a single rule does not show.</summary>
internal static class LawLinter
{
    public static void Check(KnowledgeBase knowledge, List<KnowledgeProblem> problems)
    {
        var law = knowledge.Law;
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        foreach (var rule in law.Rules)
        {
            if (!rules.TryAdd(rule.Id, rule))
            {
                problems.Add(new(rule.File, rule.Line, $"The rule '{rule.Id}' stands also in {rules[rule.Id].File}, line {rules[rule.Id].Line}."));
            }

            CheckRule(rule, law, problems);
        }

        foreach (var kind in law.Kinds)
        {
            CheckKind(kind, knowledge, rules, problems);
        }

        foreach (var same in law.Kinds.GroupBy(static k => k.Id, StringComparer.Ordinal).Where(static g => g.Skip(1).Any()).Select(static g => g.Last()))
        {
            problems.Add(new(same.File, same.Line, $"The kind of finding '{same.Id}' stands more than once; give this one an id of its own."));
        }

        CheckProblems(law, problems);
        CheckPacks(law, problems);
        CheckDetectors(law, problems);

        foreach (var category in law.Categories)
        {
            foreach (var type in category.Necessary.Where(t => knowledge.DataTypes.Find(t) is null))
            {
                problems.Add(new("law/necessary-information.yaml", 0, $"'{category.Id}' names the data type '{type}', which data-types.yaml does not have."));
            }

            foreach (var permission in category.Permissions.Where(p => knowledge.Android.Permissions.All(known => known.Id != p)))
            {
                problems.Add(new("law/necessary-information.yaml", 0, $"'{category.Id}' names the permission '{permission}', which android/permissions.yaml does not have."));
            }
        }
    }

    private static void CheckRule(Rule rule, LawLibrary law, List<KnowledgeProblem> problems)
    {
        foreach (var detector in rule.Detectors.Where(d => law.FindDetector(d) is null))
        {
            problems.Add(new(rule.File, rule.Line, $"'{rule.Id}' names the detector '{detector}', which law/detectors.yaml does not have."));
        }

        if (rule.Sources.IsEmpty)
        {
            problems.Add(new(rule.File, rule.Line, $"'{rule.Id}' has no source: say where its text was read."));
        }

        if (rule.Packs.IsEmpty)
        {
            problems.Add(new(rule.File, rule.Line, $"'{rule.Id}' is in no pack, so nothing would ever use it."));
        }

        foreach (var pack in rule.Packs.Where(p => law.Packs.All(known => known.Id != p)))
        {
            problems.Add(new(rule.File, rule.Line, $"'{rule.Id}' is in the pack '{pack}', which no file declares; write 'packs: [{{id: {pack}, name: {{zh: …, en: …}}}}]' in a file of its folder."));
        }

        foreach (var finding in rule.Findings.Where(f => law.FindKind(f) is null))
        {
            problems.Add(new(rule.File, rule.Line, $"'{rule.Id}' speaks of the kind of finding '{finding}', which there is not; 'candor law kinds' lists them."));
        }

        CheckLanguages(rule.File, rule.Line, rule.Id, [("title", rule.Title), ("text", rule.Text)], problems);
        if (rule.From is null && rule.Force is not (RuleForce.Draft or RuleForce.PlatformPolicy))
        {
            problems.Add(new(rule.File, rule.Line, $"'{rule.Id}' needs 'from', the first day in force; only a draft or a platform's policy may lack it."));
        }

        if (rule.Until <= rule.From)
        {
            problems.Add(new(rule.File, rule.Line, $"'{rule.Id}' ends before it begins."));
        }
    }

    private static void CheckKind(FindingKind kind, KnowledgeBase knowledge, Dictionary<string, Rule> rules, List<KnowledgeProblem> problems)
    {
        if (knowledge.Law.FindDetector(kind.Detector) is null)
        {
            problems.Add(new(kind.File, kind.Line, $"'{kind.Id}' names the detector '{kind.Detector}', which law/detectors.yaml does not have."));
        }

        if (kind.Content is { } content && knowledge.Contents.All(c => c.Id != content))
        {
            problems.Add(new(kind.File, kind.Line, $"'{kind.Id}' names the content '{content}', which policy/contents.yaml does not have."));
        }

        foreach (var id in kind.Rules.Where(id => !rules.ContainsKey(id)))
        {
            problems.Add(new(kind.File, kind.Line, $"'{kind.Id}' cites '{id}', which is no rule."));
        }

        if (!kind.Rules.Any(id => rules.TryGetValue(id, out var rule) && rule.Force.StandsAlone()))
        {
            problems.Add(new(kind.File, kind.Line, $"'{kind.Id}' cites no rule that can stand alone: a draft, guidance or recommended standard is no ground by itself."));
        }

        if (new[] { kind.Content is not null, kind.Statement is not null, kind.Conduct is not null }.Count(static b => b) > 1)
        {
            problems.Add(new(kind.File, kind.Line, $"'{kind.Id}' has more than one of 'content', 'statement' and 'conduct'; a kind is one fact."));
        }

        if (kind.Statement is { } statement && knowledge.Contents.All(c => c.Id != statement))
        {
            problems.Add(new(kind.File, kind.Line, $"'{kind.Id}' names the statement '{statement}', which policy/contents.yaml does not have."));
        }

        if (kind.Rules.Any(rules.ContainsKey) && !kind.Rules.Any(id => rules.TryGetValue(id, out var rule) && rule.Force.StandsAlone() && rule.CeilingOf(kind.Channel) > Automation.Human))
        {
            problems.Add(new(kind.File, kind.Line, $"'{kind.Id}' rests on no rule to which the channel '{kind.Channel}' can speak: give a rule with a higher ceiling, or another channel."));
        }

        CheckLanguages(kind.File, kind.Line, kind.Id, [("question", kind.Question), ("title", kind.Title), ("explanation", kind.Explanation), ("remedy", kind.Remedy)], problems);
        if (kind.Observed is { } words)
        {
            CheckLanguages(kind.File, kind.Line, kind.Id, [("observed.title", words.Title), ("observed.explanation", words.Explanation), ("observed.remedy", words.Remedy)], problems);
        }
    }

    private static void CheckProblems(LawLibrary law, List<KnowledgeProblem> problems)
    {
        var heads = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var head in law.Problems)
        {
            CheckLanguages(head.File, head.Line, head.Id, [("name", head.Name), ("statement", head.Statement)], problems);
            foreach (var kind in head.Kinds)
            {
                if (law.FindKind(kind) is null)
                {
                    problems.Add(new(head.File, head.Line, $"'{head.Id}' names the kind of finding '{kind}', which there is not; 'candor law kinds' lists them."));
                }
                else if (!heads.TryAdd(kind, head.Id))
                {
                    problems.Add(new(head.File, head.Line, $"'{head.Id}' names the kind of finding '{kind}', which '{heads[kind]}' has already; a kind has one head."));
                }
            }
        }
    }

    private static void CheckPacks(LawLibrary law, List<KnowledgeProblem> problems)
    {
        foreach (var same in law.Packs.GroupBy(static p => p.Id, StringComparer.Ordinal).Where(static g => g.Skip(1).Any()).Select(static g => g.Last()))
        {
            problems.Add(new(same.File, same.Line, $"The pack '{same.Id}' stands more than once; give this one an id of its own."));
        }

        foreach (var pack in law.Packs)
        {
            var rules = law.Rules.Where(r => r.Packs.Contains(pack.Id)).ToList();
            if (rules.Count == 0)
            {
                problems.Add(new(pack.File, pack.Line, $"No rule is in the pack '{pack.Id}'."));
            }

            foreach (var rule in rules.Where(r => pack.Day is { } day && !r.IsInForce(day)))
            {
                problems.Add(new(rule.File, rule.Line, $"'{rule.Id}' is in the pack '{pack.Id}', which holds the law of {pack.Day:yyyy-MM-dd}, and was not in force on that day; take it out of the pack or mend 'from' and 'until'."));
            }
        }
    }

    private static void CheckDetectors(LawLibrary law, List<KnowledgeProblem> problems)
    {
        foreach (var id in law.Detectors.Where(d => d.Unseen.IsEmpty && law.Kinds.All(k => k.Detector != d.Id)).Select(static d => d.Id))
        {
            problems.Add(new("law/detectors.yaml", 0, $"'{id}' has neither a kind of finding nor a fact that it cannot see; say what it looks for."));
        }
    }

    /// <summary>A text that stands there in the wrong language is missing in its own.</summary>
    private static void CheckLanguages(string file, int line, string id, (string Key, LocalizedText Text)[] texts, List<KnowledgeProblem> problems)
    {
        foreach (var (key, text) in texts)
        {
            if (text.Zh.Length > 0 && !text.Zh.Any(IsChinese))
            {
                problems.Add(new(file, line, $"The '{key}' of '{id}' has no Chinese in 'zh'; write it in Simplified Chinese."));
            }

            if (text.En.Any(IsChinese))
            {
                problems.Add(new(file, line, $"The '{key}' of '{id}' has Chinese in 'en'; write it in English."));
            }
        }
    }

    private static bool IsChinese(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
