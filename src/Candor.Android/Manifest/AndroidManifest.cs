using System.Collections.Immutable;
using Candor.Android.Packages;
using Candor.Android.Resources;

namespace Candor.Android.Manifest;

/// <summary>What the manifest of a package declares. All texts are hostile.</summary>
public sealed record AndroidManifest
{
    /// <summary>Package name.</summary>
    public required string Package { get; init; }

    /// <summary>Version code; the major part in the upper 32 bits.</summary>
    public required long VersionCode { get; init; }

    /// <summary>Version name, or <see langword="null"/>.</summary>
    public ManifestText? VersionName { get; init; }

    /// <summary>Lowest API level; 1 when none is given.</summary>
    public required int MinSdk { get; init; }

    /// <summary>API level that the app is written for; the lowest one when none is given.</summary>
    public required int TargetSdk { get; init; }

    /// <summary>Highest API level, or <see langword="null"/>.</summary>
    public int? MaxSdk { get; init; }

    /// <summary>API level that it was compiled with, or <see langword="null"/>.</summary>
    public int? CompileSdk { get; init; }

    /// <summary>Shared user id, or <see langword="null"/>.</summary>
    public string? SharedUserId { get; init; }

    /// <summary>How it belongs to a set of splits.</summary>
    public required SplitInfo Split { get; init; }

    /// <summary>Whether there is an application element.</summary>
    public required bool HasApplication { get; init; }

    /// <summary>Label of the application, or <see langword="null"/>.</summary>
    public ManifestText? Label { get; init; }

    /// <summary>Full name of the application class, or <see langword="null"/>.</summary>
    public string? ApplicationClass { get; init; }

    /// <summary>Full name of the component factory, which runs before everything else; or <see langword="null"/>.</summary>
    public string? AppComponentFactory { get; init; }

    /// <summary>Full name of the backup agent, or <see langword="null"/>.</summary>
    public string? BackupAgent { get; init; }

    /// <summary>Whether a debugger may attach.</summary>
    public bool Debuggable { get; init; }

    /// <summary>Whether the app's data may be backed up; true when nothing is said.</summary>
    public bool AllowBackup { get; init; }

    /// <summary>Whether clear text traffic is allowed, or <see langword="null"/> when nothing is said (then yes below target 28).</summary>
    public bool? UsesCleartextTraffic { get; init; }

    /// <summary>Resource id of the network security configuration, or 0.</summary>
    public uint NetworkSecurityConfig { get; init; }

    /// <summary>Whether the old storage model is asked for.</summary>
    public bool RequestLegacyExternalStorage { get; init; }

    /// <summary>Line of the application element, 0 when there is none.</summary>
    public int ApplicationLine { get; init; }

    /// <summary>Start tag of the application element on one line, or an empty string.</summary>
    public string ApplicationExcerpt { get; init; } = "";

    /// <summary>Permissions that are asked for, in file order, doubled ones included.</summary>
    public required ImmutableArray<UsedPermission> UsesPermissions { get; init; }

    /// <summary>Permissions that Android adds for the sake of old apps.</summary>
    public required ImmutableArray<ImpliedPermission> ImpliedPermissions { get; init; }

    /// <summary>Permissions that the app defines, in file order.</summary>
    public required ImmutableArray<DefinedPermission> DefinedPermissions { get; init; }

    /// <summary>Features, in file order.</summary>
    public required ImmutableArray<UsedFeature> Features { get; init; }

    /// <summary>Shared libraries, in file order.</summary>
    public required ImmutableArray<UsedLibrary> Libraries { get; init; }

    /// <summary>Components, in file order.</summary>
    public required ImmutableArray<ManifestComponent> Components { get; init; }

    /// <summary>Test runners, in file order.</summary>
    public required ImmutableArray<Instrumentation> Instrumentations { get; init; }

    /// <summary>Named values of the application, in file order.</summary>
    public required ImmutableArray<MetaData> MetaData { get; init; }

    /// <summary>What the app wants to see of others.</summary>
    public required ManifestQueries Queries { get; init; }

    /// <summary>The document itself, for evidence.</summary>
    public required AxmlDocument Document { get; init; }

    /// <summary>What was tolerated or left out.</summary>
    public required ImmutableArray<ApkProblem> Problems { get; init; }

    /// <summary>Reads a manifest.</summary>
    /// <param name="data">Binary XML.</param>
    /// <param name="resources">The package's resources, to resolve references; may be <see langword="null"/>.</param>
    /// <param name="limits">Limits, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="BadApkException">Not binary XML, or its root is not <c>manifest</c>.</exception>
    public static AndroidManifest Read(ReadOnlyMemory<byte> data, ResourceTable? resources = null, AxmlLimits? limits = null) =>
        new ManifestReader(AxmlDocument.Read(data, limits), new ManifestValues(resources)).Read();
}
