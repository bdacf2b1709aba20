using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D15: permissions that guard personal information and that nothing in the code uses, or that the basic function of the app's category does
/// not need. One fact a permission; a permission that is both is a fact about need.
/// </summary>
internal sealed class PermissionDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("excess-permission", "unused-permission");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) =>
        Lack.OfManifest(facts) ?? (kind.Id == "unused-permission" ? Lack.OfCode(facts) : facts.Category is null ? Lack.Category : null);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        // Only a permission whose uses the knowledge lists can be missed in the code; nothing is said of the others.
        var usable = facts.Knowledge.Android.Sources.SelectMany(static s => s.Permissions).ToHashSet(StringComparer.Ordinal);
        foreach (var permission in facts.Observation.Permissions.Where(static p => p.Level is "dangerous" or "special" && !p.DataTypes.IsEmpty))
        {
            var isUnused = permission.UsedBy.IsEmpty && facts.CodeIsOpen && usable.Contains(permission.Name);
            var isBeyondNeed = facts.Category is { } category && !category.Permissions.Contains(permission.Name);
            if (!isUnused && !isBeyondNeed)
            {
                continue;
            }

            var practices = facts.Observation.Practices
                .Where(p => p.Permission == permission.Name || permission.UsedBy.Contains(p.Id))
                .ToList();
            yield return new(
                isBeyondNeed ? "excess-permission" : "unused-permission",
                permission.Name,
                practices.Select(static p => p.Certainty).Append(Certainty.Declared).Max(),
                facts.NamesOfDataTypes(permission.DataTypes),
                facts.Category?.Name ?? LocalizedText.Same(""),
                Detail(permission, isUnused, facts.Category),
                [.. practices.Select(static p => p.Id)],
                [],
                [.. permission.Evidence, .. practices.OrderByDescending(static p => p.Certainty).SelectMany(static p => p.Evidence)],
                IsConclusive: false)
            {
                Settles = isBeyondNeed && isUnused ? ["unused-permission"] : [],
            };
        }
    }

    private static LocalizedText Detail(RequestedPermission permission, bool isUnused, AppCategory? category)
    {
        var name = permission.Name[(permission.Name.LastIndexOf('.') + 1)..];
        var label = new LocalizedText($"{permission.Label.Zh}（{name}）", $"{permission.Label.En} ({name})");
        return isUnused && category is not null
            ? new($"{label.Zh}，且代码中未见使用", $"{label.En}, which no code that was seen uses")
            : label;
    }
}
