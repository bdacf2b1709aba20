using System.Collections.Immutable;
using Candor.Android.Manifest;
using Candor.Knowledge.Android;

namespace Candor.Android.Practices;

/// <summary>Turns the permissions that a manifest requests into practices.</summary>
internal sealed class PermissionObserver(AndroidKnowledge knowledge)
{
    private readonly Dictionary<string, PermissionEntry> _known = knowledge.Permissions
        .DistinctBy(static p => p.Id)
        .ToDictionary(static p => p.Id, StringComparer.Ordinal);

    /// <summary>A practice for each data type that a permission opens.</summary>
    public IEnumerable<Practice> Practices(AndroidManifest manifest, EvidenceBag evidence)
    {
        foreach (var (name, element) in Requested(manifest))
        {
            foreach (var type in _known.GetValueOrDefault(name)?.DataTypes ?? [])
            {
                yield return Practice.Create(type, PracticeAction.Requests, PartyIds.First, Certainty.Declared, [Add(element, evidence)], 1, permission: name);
            }
        }
    }

    /// <summary>The permissions, ordered by name. <paramref name="practices"/> tell which of them code uses.</summary>
    public ImmutableArray<RequestedPermission> Permissions(AndroidManifest manifest, ILookup<string, string> practices, EvidenceBag evidence) =>
    [
        .. Requested(manifest).Select(requested =>
        {
            var entry = _known.GetValueOrDefault(requested.Name);
            return new RequestedPermission(
                requested.Name,
                entry?.Name ?? LocalizedText.Same(requested.Name),
                entry?.Level ?? "unknown",
                entry?.DataTypes ?? [],
                [.. practices[requested.Name].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                [Add(requested.Element, evidence)]);
        }),
    ];

    private static IEnumerable<(string Name, UsedPermission Element)> Requested(AndroidManifest manifest) =>
        manifest.UsesPermissions
            .DistinctBy(static p => p.Name, StringComparer.Ordinal)
            .OrderBy(static p => p.Name, StringComparer.Ordinal)
            .Select(static p => (p.Name, p));

    private static string Add(UsedPermission element, EvidenceBag evidence) =>
        evidence.Add(new ManifestLocator(element.Line, "uses-permission", element.Excerpt));
}
