using System.Collections.Immutable;

namespace Candor.Detection;

/// <summary>
/// What the versions of Android on which an app runs still give of the data that a fact is about. It qualifies a fact and never hides it: the code
/// asks, whatever the system answers.
/// </summary>
internal static class Availability
{
    public static ImmutableArray<LocalizedText> Of(FindingDraft draft, AuditFacts facts)
    {
        if (draft.Practices.IsEmpty || facts.Observation.Subject is not { MinSdk: { } min, TargetSdk: { } target })
        {
            return [];
        }

        var rested = draft.Practices.ToHashSet(StringComparer.Ordinal);
        var types = facts.Observation.Practices
            .Where(p => rested.Contains(p.Id) && p.Certainty < Certainty.Observed)
            .Select(static p => p.DataType)
            .ToHashSet(StringComparer.Ordinal);
        var requested = facts.Observation.Permissions.Select(static p => p.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. facts.Knowledge.Android.Availability
                .Where(a => (!a.ByTarget || target >= a.Until) && !a.Permissions.Any(requested.Contains))
                .Select(a => (Limit: a, Types: types.Where(a.DataTypes.Contains).ToList()))
                .Where(static a => a.Types.Count > 0)
                .Select(a => Text(a.Limit, facts.NamesOfDataTypes(a.Types), min)),
        ];
    }

    private static LocalizedText Text(Knowledge.Android.DataAvailability limit, LocalizedText data, int min)
    {
        var app = min >= limit.Until
            ? new LocalizedText($"该应用只能装在 API 级别 {min} 以上的设备上，因此总受此限制。", $"This app runs from API level {min} on, so it always meets that limit.")
            : new LocalizedText($"该应用也可装在更早的版本上（API 级别 {min} 起），在那里不受此限制。", $"This app also runs on earlier versions (from API level {min} on), where that limit does not hold.");
        return new($"（{data.Zh}：{limit.Note.Zh}{app.Zh}）", $"({data.En}: {limit.Note.En} {app.En})");
    }
}
