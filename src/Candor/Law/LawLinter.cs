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
        const string File = "law/findings.yaml";
        if (knowledge.Law.FindDetector(kind.Detector) is null)
        {
            problems.Add(new(File, 0, $"'{kind.Id}' names the detector '{kind.Detector}', which law/detectors.yaml does not have."));
        }

        if (kind.Content is { } content && knowledge.Contents.All(c => c.Id != content))
        {
            problems.Add(new(File, 0, $"'{kind.Id}' names the content '{content}', which policy/contents.yaml does not have."));
        }

        foreach (var id in kind.Rules.Where(id => !rules.ContainsKey(id)))
        {
            problems.Add(new(File, 0, $"'{kind.Id}' cites '{id}', which is no rule."));
        }

        if (!kind.Rules.Any(id => rules.TryGetValue(id, out var rule) && rule.Force.StandsAlone()))
        {
            problems.Add(new(File, 0, $"'{kind.Id}' cites no rule that can stand alone: a draft, guidance or recommended standard is no ground by itself."));
        }
    }
}
