using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Manifest;
using Candor.Android.Practices;
using Candor.Android.Sdks;

namespace Candor.Android.Consent;

/// <summary>
/// Names the SDKs that start by themselves: the manifest declares a provider of theirs, or an initialiser of AndroidX Startup, whose class has code
/// for the system to run before the app's own.
/// </summary>
internal sealed class SdkStarts(AppCode code, CodeOwners owners, EvidenceBag evidence)
{
    private const string StartupAuthority = "androidx.startup";
    private static readonly string[] Starts = ["onCreate", "attachInfo", "create"];

    /// <summary>The SDKs, those that start by themselves with the classes by which they do.</summary>
    public ImmutableArray<EmbeddedSdk> Mark(ImmutableArray<EmbeddedSdk> sdks, AndroidManifest? manifest)
    {
        var starts = Find(manifest).ToLookup(static s => s.Sdk, StringComparer.Ordinal);
        return [.. sdks.Select(sdk => starts.Contains(sdk.Id)
            ? sdk with
            {
                StartsBy = [.. starts[sdk.Id].Select(static s => s.Class).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Evidence = [.. sdk.Evidence.Concat(starts[sdk.Id].Select(static s => s.Evidence)).Distinct(StringComparer.Ordinal)],
            }
            : sdk)];
    }

    private IEnumerable<(string Sdk, string Class, string Evidence)> Find(AndroidManifest? manifest)
    {
        foreach (var provider in manifest?.Components.Where(static c => c.Kind == ComponentKind.Provider && c.Enabled) ?? [])
        {
            var starters = provider.MetaData.Where(static m => m.Value == StartupAuthority).Select(static m => m.Name).Prepend(provider.Name);
            foreach (var name in starters.Distinct(StringComparer.Ordinal))
            {
                if (code.Program.TryFindClass($"L{name.Replace('.', '/')};", out var classId) && owners.SdkOfClass(classId) is { } sdk && Runs(classId))
                {
                    yield return (sdk.Id, name, evidence.Add(new ManifestLocator(provider.Line, "provider", provider.Excerpt)));
                }
            }
        }
    }

    /// <summary>Whether the class has code of its own for its start.</summary>
    private bool Runs(int classId) => Starts.Any(n => code.Program.FindMethods(classId, n).Any(m => code.Program.GetMethod(m).HasCode));
}
