using System.Collections.Immutable;
using System.Globalization;
using Candor.Android.Manifest;
using Candor.Android.Practices;

namespace Candor.Android.Conducts;

/// <summary>Facts that a manifest alone shows and that rules speak of.</summary>
internal sealed class ManifestConduct(Func<string, string> partyOfClass)
{
    /// <summary>The first API level at which permissions are asked for one by one while the app runs (Android 6.0).</summary>
    private const int RuntimePermissions = 23;

    /// <summary>The first API level at which unencrypted traffic is off unless the app turns it on (Android 9).</summary>
    private const int CleartextOff = 28;

    /// <summary>The first API level whose apps a computer can no longer back up unless they may be debugged (Android 12).</summary>
    private const int BackupOff = 31;

    /// <summary>Broadcasts with which the system wakes an app that the person did not open.</summary>
    private static readonly ImmutableArray<string> WakingActions =
    [
        "android.intent.action.ACTION_POWER_CONNECTED",
        "android.intent.action.ACTION_POWER_DISCONNECTED",
        "android.intent.action.BOOT_COMPLETED",
        "android.intent.action.LOCKED_BOOT_COMPLETED",
        "android.intent.action.MEDIA_MOUNTED",
        "android.intent.action.PACKAGE_ADDED",
        "android.intent.action.PACKAGE_REMOVED",
        "android.intent.action.QUICKBOOT_POWERON",
        "android.intent.action.USER_PRESENT",
        "android.net.conn.CONNECTIVITY_CHANGE",
        "android.net.wifi.WIFI_STATE_CHANGED",
    ];

    /// <summary>Permissions that by themselves tell what a rule speaks of.</summary>
    private static readonly ImmutableArray<(string Permission, ConductKind Kind)> Telling =
    [
        ("android.permission.ACCESS_BACKGROUND_LOCATION", ConductKind.BackgroundLocation),
        ("android.permission.REQUEST_INSTALL_PACKAGES", ConductKind.InstallsApps),
        ("android.permission.SYSTEM_ALERT_WINDOW", ConductKind.OverlayWindow),
    ];

    public IEnumerable<Conduct> Observe(AndroidManifest manifest, EvidenceBag evidence)
    {
        if (manifest.TargetSdk < RuntimePermissions)
        {
            var target = manifest.TargetSdk.ToString(CultureInfo.InvariantCulture);
            yield return new(
                ConductKind.LegacyTarget,
                Certainty.Declared,
                PartyIds.First,
                new($"的 targetSdkVersion 为 {target}", $"has targetSdkVersion {target}"),
                [Element(manifest, "uses-sdk", evidence)]);
        }

        foreach (var receiver in manifest.Components.Where(static c => c.Kind == ComponentKind.Receiver && c.Enabled))
        {
            var actions = receiver.IntentFilters.SelectMany(static f => f.Actions).Where(static a => WakingActions.Contains(a)).Distinct(StringComparer.Ordinal).ToList();
            if (actions.Count > 0)
            {
                yield return new(
                    ConductKind.SelfStart,
                    Certainty.Declared,
                    partyOfClass(receiver.Name),
                    LocalizedText.Same($"{receiver.Name}: {string.Join(", ", actions.Select(static a => a[(a.LastIndexOf('.') + 1)..]))}"),
                    [evidence.Add(new ManifestLocator(receiver.Line, "receiver", receiver.Excerpt))]);
            }
        }

        foreach (var (permission, kind) in Telling)
        {
            if (manifest.UsesPermissions.FirstOrDefault(p => p.Name == permission) is { } used)
            {
                yield return new(
                    kind,
                    Certainty.Declared,
                    PartyIds.First,
                    LocalizedText.Same(permission[(permission.LastIndexOf('.') + 1)..]),
                    [evidence.Add(new ManifestLocator(used.Line, "uses-permission", used.Excerpt))]);
            }
        }

        if (manifest.Debuggable)
        {
            yield return new(ConductKind.Debuggable, Certainty.Declared, PartyIds.First, LocalizedText.Same("debuggable=\"true\""), [Application(manifest, evidence)]);
        }

        if (manifest is { HasApplication: true, AllowBackup: true, TargetSdk: < BackupOff, Instrumentations.IsEmpty: true })
        {
            yield return new(
                ConductKind.BackupAllowed,
                Certainty.Declared,
                PartyIds.First,
                new("清单没有关闭 allowBackup，且目标 API 级别低于 31", "The manifest does not turn allowBackup off, and the app targets an API level below 31"),
                [Application(manifest, evidence)]);
        }

        if (AllowsCleartext(manifest) is { } why)
        {
            yield return new(ConductKind.CleartextTraffic, Certainty.Declared, PartyIds.First, why, [Application(manifest, evidence)]);
        }

        if (manifest is { HasApplication: true, Split.Split: null, Instrumentations.IsEmpty: true, Components.IsEmpty: false } && !manifest.Components.Any(static c => c.IsLauncher))
        {
            yield return new(ConductKind.NoLauncher, Certainty.Declared, PartyIds.First, LocalizedText.Same(manifest.Package), [Application(manifest, evidence)]);
        }
    }

    private static LocalizedText? AllowsCleartext(AndroidManifest manifest)
    {
        // A network security configuration decides host by host: see NetworkSecurity.
        if (manifest.NetworkSecurityConfig != 0 || manifest.UsesPermissions.All(static p => p.Name != "android.permission.INTERNET"))
        {
            return null;
        }

        return manifest.UsesCleartextTraffic switch
        {
            true => new("清单写明 usesCleartextTraffic=\"true\"", "The manifest says usesCleartextTraffic=\"true\""),
            null when manifest.TargetSdk < CleartextOff => new("目标版本低于 28 且清单没有关闭明文传输", "It targets an API level below 28 and the manifest does not turn cleartext traffic off"),
            _ => null,
        };
    }

    private static string Application(AndroidManifest manifest, EvidenceBag evidence) =>
        evidence.Add(new ManifestLocator(manifest.ApplicationLine, "application", manifest.ApplicationExcerpt));

    private static string Element(AndroidManifest manifest, string name, EvidenceBag evidence)
    {
        var element = manifest.Document.Root.Children.FirstOrDefault(e => e.Name == name);
        return element is null
            ? evidence.Add(new ManifestLocator(manifest.Document.Root.Line, "manifest", AxmlText.Excerpt(manifest.Document.Root)))
            : evidence.Add(new ManifestLocator(element.Line, name, AxmlText.Excerpt(element)));
    }
}
