using System.Collections.Immutable;
using Candor.Android.Packages;

namespace Candor.Android.Manifest;

/// <summary>Reads the components of an application and applies Android's rules for what the manifest leaves out.</summary>
internal sealed class ComponentReader(ManifestValues values, string package, int targetSdk, AxmlElement application, ICollection<ApkProblem> problems)
{
    private const int ProviderNotExportedSince = 17;
    private const int ExportedMustBeSaidSince = 31;

    // Bits of android:foregroundServiceType in order (frameworks/base, attrs_manifest.xml).
    private static readonly ImmutableArray<(uint Bit, string Name)> ForegroundTypes =
    [
        (0x1, "dataSync"), (0x2, "mediaPlayback"), (0x4, "phoneCall"), (0x8, "location"), (0x10, "connectedDevice"),
        (0x20, "mediaProjection"), (0x40, "camera"), (0x80, "microphone"), (0x100, "health"), (0x200, "remoteMessaging"),
        (0x400, "systemExempted"), (0x800, "shortService"), (0x1000, "fileManagement"), (0x2000, "mediaProcessing"),
        (0x40000000, "specialUse"),
    ];

    private readonly bool _applicationEnabled = values.Bool(application.Android("enabled")) ?? true;
    private readonly string? _applicationPermission = values.Text(application.Android("permission"));
    private readonly string? _applicationProcess = values.Text(application.Android("process"));

    public ImmutableArray<ManifestComponent> Read()
    {
        var all = ImmutableArray.CreateBuilder<ManifestComponent>();
        foreach (var element in application.Children)
        {
            if (Kind(element.Name) is not { } kind)
            {
                continue;
            }
            if (values.Text(element.Android("name")) is not { Length: > 0 } name)
            {
                problems.Add(new ApkProblem("manifest", null, -1, $"a component on line {element.Line} has no name and is left out"));
                continue;
            }
            all.Add(Describe(element, kind, ClassNames.Qualify(package, name)));
        }
        return all.ToImmutable();
    }

    public static ImmutableArray<IntentFilter> Filters(AxmlElement element, ManifestValues values, string tag = "intent-filter")
    {
        var all = ImmutableArray.CreateBuilder<IntentFilter>();
        foreach (var filter in element.Elements(tag))
        {
            all.Add(new IntentFilter(
                Names(filter, "action", values),
                Names(filter, "category", values),
                [.. filter.Elements("data").Select(data => Data(data, values))],
                values.Int(filter.Android("priority")) ?? 0,
                filter.Line));
        }
        return all.ToImmutable();
    }

    private static IntentData Data(AxmlElement data, ManifestValues values) => new(
        values.Text(data.Android("scheme")),
        values.Text(data.Android("host")),
        values.Text(data.Android("port")),
        values.Text(data.Android("path") ?? data.Android("pathPrefix") ?? data.Android("pathPattern") ?? data.Android("pathSuffix") ?? data.Android("pathAdvancedPattern")),
        values.Text(data.Android("mimeType")));

    private static ImmutableArray<string> Names(AxmlElement filter, string tag, ManifestValues values) =>
        [.. filter.Elements(tag).Select(child => values.Text(child.Android("name"))).OfType<string>()];

    private static ComponentKind? Kind(string element) => element switch
    {
        "activity" => ComponentKind.Activity,
        "activity-alias" => ComponentKind.ActivityAlias,
        "service" => ComponentKind.Service,
        "receiver" => ComponentKind.Receiver,
        "provider" => ComponentKind.Provider,
        _ => null,
    };

    private ManifestComponent Describe(AxmlElement element, ComponentKind kind, string name)
    {
        var filters = Filters(element, values);
        var declared = values.Bool(element.Android("exported"));
        if (declared is null && !filters.IsEmpty && targetSdk >= ExportedMustBeSaidSince && kind != ComponentKind.Provider)
        {
            problems.Add(new ApkProblem("manifest", null, -1,
                $"line {element.Line}: {name} has an intent filter and does not say whether it is exported; Android 12 refuses such a package"));
        }
        var types = (uint)(values.Int(element.Android("foregroundServiceType")) ?? 0);
        var own = values.Text(element.Android("permission"));
        return new ManifestComponent
        {
            Kind = kind,
            Name = name,
            TargetActivity = values.Text(element.Android("targetActivity")) is { } target ? ClassNames.Qualify(package, target) : null,
            Label = values.Labelled(element.Android("label")),
            DeclaredExported = declared,
            Exported = declared ?? (kind == ComponentKind.Provider ? targetSdk < ProviderNotExportedSince : !filters.IsEmpty),
            Enabled = _applicationEnabled && (values.Bool(element.Android("enabled")) ?? true),
            Permission = own ?? _applicationPermission,
            ReadPermission = kind == ComponentKind.Provider ? values.Text(element.Android("readPermission")) ?? own ?? _applicationPermission : null,
            WritePermission = kind == ComponentKind.Provider ? values.Text(element.Android("writePermission")) ?? own ?? _applicationPermission : null,
            Process = ClassNames.Process(package, values.Text(element.Android("process")) ?? _applicationProcess),
            IntentFilters = filters,
            Authorities = values.Text(element.Android("authorities"))?.Split(';', StringSplitOptions.RemoveEmptyEntries) is { } authorities ? [.. authorities] : [],
            InitOrder = values.Int(element.Android("initOrder")) ?? 0,
            GrantUriPermissions = values.Bool(element.Android("grantUriPermissions")) ?? false,
            ForegroundServiceType = types,
            ForegroundServiceTypes = [.. ForegroundTypes.Where(type => (types & type.Bit) != 0).Select(type => type.Name)],
            MetaData = values.MetaData(element),
            Line = element.Line,
            Excerpt = AxmlText.Excerpt(element),
        };
    }
}
