using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Manifest;
using Candor.Knowledge.Android;

namespace Candor.Android.Practices;

/// <summary>The uses of sources, by whether the system lets them succeed.</summary>
/// <param name="Permitted">Those that need no permission, or one that the manifest requests; all where there is no manifest.</param>
/// <param name="Refused">Those that need a permission of which the manifest requests none: they fail at run time.</param>
internal sealed record PermittedUses(ImmutableArray<ApiUse> Permitted, ImmutableArray<ApiUse> Refused)
{
    public static PermittedUses Of(AppCode code, AndroidManifest? manifest)
    {
        var granted = Granted(manifest);
        var byOutcome = code.Uses.Where(static u => u.Target.Source is not null).ToLookup(u => Succeeds(u.Target.Source!, granted));
        return new([.. byOutcome[true]], [.. byOutcome[false]]);
    }

    /// <summary>The permissions that an app can have; null where there is no manifest to tell.</summary>
    public static IReadOnlySet<string>? Granted(AndroidManifest? manifest) => manifest?.UsesPermissions.Select(static p => p.Name)
        .Concat(manifest.ImpliedPermissions.Select(static p => p.Name))
        // A service that the system binds (accessibility, notifications) names the permission as its guard and does not request it.
        .Concat(manifest.Components.Select(static c => c.Permission).OfType<string>())
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the system lets a source yield anything to an app with these permissions.</summary>
    public static bool Succeeds(ApiSource source, IReadOnlySet<string>? granted) =>
        granted is null || source.Permissions.IsEmpty || source.Permissions.Any(granted.Contains);
}
