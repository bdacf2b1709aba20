using System.Collections.Immutable;

namespace Candor.Android.Manifest;

/// <summary>An activity, service, receiver or provider that the manifest declares.</summary>
public sealed record ManifestComponent
{
    /// <summary>Kind of the component.</summary>
    public required ComponentKind Kind { get; init; }

    /// <summary>Full class name with dots; of an alias, its own name.</summary>
    public required string Name { get; init; }

    /// <summary>For an alias, the full class name of the activity behind it; else <see langword="null"/>.</summary>
    public string? TargetActivity { get; init; }

    /// <summary>Label, or <see langword="null"/>.</summary>
    public ManifestText? Label { get; init; }

    /// <summary>What the manifest says about <c>exported</c>, or <see langword="null"/> when it says nothing.</summary>
    public bool? DeclaredExported { get; init; }

    /// <summary>Whether other apps can reach it: as declared; else with an intent filter, or for a provider when the target is below API 17.</summary>
    public required bool Exported { get; init; }

    /// <summary>Whether it is enabled; its own attribute and that of the application.</summary>
    public required bool Enabled { get; init; }

    /// <summary>Permission that a caller needs, inherited from the application; <see langword="null"/> for none.</summary>
    public string? Permission { get; init; }

    /// <summary>For a provider, the permission to read, or <see langword="null"/>.</summary>
    public string? ReadPermission { get; init; }

    /// <summary>For a provider, the permission to write, or <see langword="null"/>.</summary>
    public string? WritePermission { get; init; }

    /// <summary>Name of the process, full; <see langword="null"/> for the application's own.</summary>
    public string? Process { get; init; }

    /// <summary>Intent filters in file order.</summary>
    public required ImmutableArray<IntentFilter> IntentFilters { get; init; }

    /// <summary>For a provider, its authorities.</summary>
    public required ImmutableArray<string> Authorities { get; init; }

    /// <summary>For a provider, when it is started: the highest first. 0 when none is given.</summary>
    public int InitOrder { get; init; }

    /// <summary>For a provider, whether it grants access to single URIs.</summary>
    public bool GrantUriPermissions { get; init; }

    /// <summary>For a service, the bits of its foreground types; 0 for none.</summary>
    public uint ForegroundServiceType { get; init; }

    /// <summary>Names of the foreground types in the order of their bits, such as <c>location</c>.</summary>
    public required ImmutableArray<string> ForegroundServiceTypes { get; init; }

    /// <summary>Named values in file order.</summary>
    public required ImmutableArray<MetaData> MetaData { get; init; }

    /// <summary>Line in the source manifest.</summary>
    public required int Line { get; init; }

    /// <summary>The start tag as one line of XML, escaped.</summary>
    public required string Excerpt { get; init; }

    /// <summary>Whether a launcher shows it: enabled, with the main action and a launcher category in one filter.</summary>
    public bool IsLauncher => Kind is ComponentKind.Activity or ComponentKind.ActivityAlias && Enabled && IntentFilters.Any(filter =>
        filter.Actions.Contains("android.intent.action.MAIN", StringComparer.Ordinal)
        && filter.Categories.Contains("android.intent.category.LAUNCHER", StringComparer.Ordinal));
}
