using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Manifest;

namespace Candor.Android.Practices;

/// <summary>The uses of sources, by whether the system lets them succeed.</summary>
/// <param name="Permitted">Those that need no permission, or one that the manifest requests; all where there is no manifest.</param>
/// <param name="Refused">Those that need a permission of which the manifest requests none: they fail at run time.</param>
internal sealed record PermittedUses(ImmutableArray<ApiUse> Permitted, ImmutableArray<ApiUse> Refused)
{
    public static PermittedUses Of(AppCode code, AndroidManifest? manifest)
    {
        var sources = code.Uses.Where(static u => u.Target.Source is not null).ToList();
        if (manifest is null)
        {
            return new([.. sources], []);
        }

        var requested = manifest.UsesPermissions.Select(static p => p.Name)
            .Concat(manifest.ImpliedPermissions.Select(static p => p.Name))
            // A service that the system binds (accessibility, notifications) names the permission as its guard and does not request it.
            .Concat(manifest.Components.Select(static c => c.Permission).OfType<string>())
            .ToHashSet(StringComparer.Ordinal);
        var byOutcome = sources.ToLookup(u => u.Target.Source!.Permissions.IsEmpty || u.Target.Source.Permissions.Any(requested.Contains));
        return new([.. byOutcome[true]], [.. byOutcome[false]]);
    }
}
