using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// What a page sends and keeps in each stage: D07 before any consent, D08 after refusal or withdrawal, D30 under an opt-out signal, D29 by
/// fingerprinting; D18 what is typed and what is done, sent before anything is submitted. One fact a party and stage.
/// </summary>
internal sealed class PageCollectionDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf(
        "web-collection-before-consent", "web-collection-after-refusal", "web-collection-after-withdrawal", "opt-out-signal-ignored",
        "fingerprinting", "session-replay", "keystroke-capture");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => kind.Id switch
    {
        "web-collection-after-refusal" => Lack.OfStage(facts, VisitKind.Refusal),
        "web-collection-after-withdrawal" => Lack.OfStage(facts, VisitKind.Withdrawal),
        "opt-out-signal-ignored" => Lack.OfStage(facts, VisitKind.OptOutSignal),
        "keystroke-capture" or "session-replay" => Lack.OfStage(facts, VisitKind.Interaction),
        _ => Lack.OfPage(facts),
    };

    public IEnumerable<FindingDraft> Detect(AuditFacts facts) =>
        facts.Observation.Page is null ? [] : Stages(facts).Concat(Scripts(facts));

    private static IEnumerable<FindingDraft> Stages(AuditFacts facts)
    {
        var practices = facts.Observation.Practices
            .Where(static p => p.Certainty == Certainty.Observed && p.Action is PracticeAction.Sends or PracticeAction.Stores)
            .Where(p => p.Party != PartyIds.First && KindOf(p.Stage) is not null)
            .GroupBy(static p => (p.Stage, p.Party))
            .OrderBy(static g => g.Key.Stage)
            .ThenBy(static g => g.Key.Party, StringComparer.Ordinal);
        foreach (var group in practices)
        {
            var members = group.ToList();
            var hosts = facts.Observation.Page!.Visits.Where(v => v.Stage == group.Key.Stage).SelectMany(static v => v.Recipients).Where(r => r.Party == group.Key.Party).Select(static r => r.Host).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var stored = facts.Observation.Page.Visits.Where(v => v.Stage == group.Key.Stage).SelectMany(static v => v.Stored).Where(s => s.Party == group.Key.Party && s.IsPersistent).DistinctBy(static s => (s.Kind, s.Name)).ToList();
            yield return FindingDraft.FromPractices(
                KindOf(group.Key.Stage)!,
                $"{KebabEnum.Format(group.Key.Stage)} {group.Key.Party}",
                members,
                facts.NamesOfDataTypes(members.Select(static m => m.DataType)),
                facts.NameOfParty(group.Key.Party),
                Detail(hosts, stored)) with { IsConclusive = IsTracker(group.Key.Party, hosts, facts) };
        }
    }

    private static IEnumerable<FindingDraft> Scripts(AuditFacts facts)
    {
        foreach (var group in facts.Observation.Page!.Scripts
            .Where(static s => s.Behaviour != ScriptBehaviour.EarlyPermission)
            .GroupBy(s => (s.Behaviour, Party: s.Behaviour == ScriptBehaviour.Keystrokes ? RecipientOf(s, facts) : s.Party))
            .OrderBy(static g => g.Key.Behaviour).ThenBy(static g => g.Key.Party, StringComparer.Ordinal))
        {
            var script = group.First();
            var isOwn = group.Key.Behaviour == ScriptBehaviour.Keystrokes && group.Key.Party == PartyIds.First;
            if (isOwn || (group.Key.Behaviour == ScriptBehaviour.SessionReplay && script.LeftPage != true))
            {
                continue;
            }

            var signs = group.Key.Behaviour == ScriptBehaviour.Keystrokes
                ? facts.NamesOfDataTypes(group.SelectMany(static s => s.Signs))
                : LocalizedText.Same(string.Join(", ", script.Signs));
            var hosts = group.Select(static s => s.Host).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            var sent = hosts.Count > 0 ? new LocalizedText($"；已发送至 {Some(hosts, "、", " 等")}", $"; sent to {Some(hosts, ", ", " and others")}") : new LocalizedText("；未见结果发出", "; the result was not seen to leave");
            yield return PageFacts.Fact(
                group.Key.Behaviour switch { ScriptBehaviour.Fingerprinting => "fingerprinting", ScriptBehaviour.SessionReplay => "session-replay", _ => "keystroke-capture" },
                $"{KebabEnum.Format(group.Key.Behaviour)} {group.Key.Party}",
                signs,
                facts.NameOfParty(group.Key.Behaviour == ScriptBehaviour.Keystrokes ? group.Key.Party : script.Party),
                new($"{Short(script.Script)}{sent.Zh}", $"{Short(script.Script)}{sent.En}"),
                group.SelectMany(static s => s.Evidence),
                isConclusive: script.LeftPage == true && group.Key.Behaviour != ScriptBehaviour.SessionReplay,
                facts.Observation.Practices.Where(p => p.Party == script.Party && p.Action == PracticeAction.Accesses && p.DataType == "browser-information").Select(static p => p.Id));
        }
    }

    private static string? KindOf(Stage stage) => stage switch
    {
        Stage.BeforeConsent => "web-collection-before-consent",
        Stage.AfterRefusal => "web-collection-after-refusal",
        Stage.AfterWithdrawal => "web-collection-after-withdrawal",
        Stage.OptOutSignal => "opt-out-signal-ignored",
        _ => null,
    };

    /// <summary>A party whose role, or whose host's behaviour, is tracking: no duty of the service can need it.</summary>
    private static bool IsTracker(string party, List<string> hosts, AuditFacts facts) =>
        facts.Knowledge.Parties.Find(party)?.Roles.Any(static r => r is "ads" or "analytics" or "attribution" or "advertising" or "ad-network" or "data-broker") == true
        || facts.Observation.Recipients.Any(r => hosts.Contains(r.Host) && r.Behaviours.Any(static b => b.Kind is RecipientBehaviourKind.ReceivesPersistentIdentifier or RecipientBehaviourKind.SetsPersistentCookie or RecipientBehaviourKind.DisguisedTracker));

    private static LocalizedText Detail(List<string> hosts, List<StoredItem> stored)
    {
        var where = string.Join("、", hosts.Take(4));
        var cookies = stored.Where(static s => s.Kind == StorageKind.Cookie && s.RetentionSeconds is > 0).OrderByDescending(static s => s.RetentionSeconds).FirstOrDefault();
        return cookies is null
            ? LocalizedText.Same(where)
            : new($"{where}；Cookie“{cookies.Name}”要求保存 {cookies.RetentionSeconds / 86400} 天", $"{where}; cookie \"{cookies.Name}\" asks to be kept for {cookies.RetentionSeconds / 86400} days");
    }

    /// <summary>The party that received it; a host that no recipient is known of is a party by itself.</summary>
    private static string RecipientOf(ScriptConduct script, AuditFacts facts) =>
        facts.Observation.Recipients.FirstOrDefault(r => r.Host == script.Host) is { } recipient
            ? recipient.Relation == RecipientRelation.FirstParty ? PartyIds.First : recipient.Party
            : script.Host ?? script.Party;

    private static string Some(List<string> hosts, string separator, string more) => string.Join(separator, hosts.Take(4)) + (hosts.Count > 4 ? more : string.Empty);

    private static string Short(string url) => url.Length <= 80 ? url : url[..80] + "…";
}
