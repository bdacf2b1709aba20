using System.Collections.Immutable;
using Candor.Android.Packages;

namespace Candor.Android.Manifest;

/// <summary>Reads the record of a manifest from its document.</summary>
internal sealed class ManifestReader(AxmlDocument document, ManifestValues values)
{
    private readonly List<ApkProblem> _problems = [.. document.Problems];
    private readonly AxmlElement _root = document.Root;

    public AndroidManifest Read()
    {
        if (_root.Name != "manifest")
        {
            throw new BadApkException("manifest", "the root element is not 'manifest'");
        }
        var package = values.Text(_root.Plain("package"));
        if (string.IsNullOrEmpty(package))
        {
            _problems.Add(new ApkProblem("manifest", null, -1, "there is no package name"));
            package = "";
        }
        var (minSdk, targetSdk, maxSdk) = ReadSdk();
        var application = _root.Elements("application").FirstOrDefault();
        var empty = application ?? new AxmlElement(null, "application", 0, [], [], "");
        var used = ReadUsedPermissions();
        return new AndroidManifest
        {
            Package = package,
            VersionCode = (long)(values.Int(_root.Android("versionCodeMajor")) ?? 0) << 32 | (uint)(values.Int(_root.Android("versionCode")) ?? 0),
            VersionName = values.Labelled(_root.Android("versionName")),
            MinSdk = minSdk,
            TargetSdk = targetSdk,
            MaxSdk = maxSdk,
            CompileSdk = values.Int(_root.Android("compileSdkVersion")) ?? values.Int(_root.Plain("platformBuildVersionCode")),
            SharedUserId = values.Text(_root.Android("sharedUserId")),
            Split = new SplitInfo(
                values.Text(_root.Plain("split")),
                values.Text(_root.Plain("configForSplit")),
                values.Bool(_root.Android("isFeatureSplit")) ?? false,
                values.Bool(_root.Android("isSplitRequired")) ?? false),
            HasApplication = application is not null,
            Label = values.Labelled(empty.Android("label")),
            ApplicationClass = ClassName(package, empty, "name"),
            AppComponentFactory = ClassName(package, empty, "appComponentFactory"),
            BackupAgent = ClassName(package, empty, "backupAgent"),
            Debuggable = values.Bool(empty.Android("debuggable")) ?? false,
            AllowBackup = values.Bool(empty.Android("allowBackup")) ?? true,
            UsesCleartextTraffic = values.Bool(empty.Android("usesCleartextTraffic")),
            NetworkSecurityConfig = ManifestValues.Reference(empty.Android("networkSecurityConfig")),
            RequestLegacyExternalStorage = values.Bool(empty.Android("requestLegacyExternalStorage")) ?? false,
            ApplicationLine = empty.Line,
            ApplicationExcerpt = application is null ? "" : AxmlText.Excerpt(application),
            UsesPermissions = used,
            ImpliedPermissions = PermissionRules.Implied(used, targetSdk),
            DefinedPermissions = ReadDefinedPermissions(),
            Features = ReadFeatures(),
            Libraries = ReadLibraries(empty),
            Components = new ComponentReader(values, package, targetSdk, empty, _problems).Read(),
            Instrumentations = ReadInstrumentations(package),
            MetaData = values.MetaData(empty),
            Queries = ReadQueries(),
            Document = document,
            Problems = [.. _problems],
        };
    }

    private (int Min, int Target, int? Max) ReadSdk()
    {
        int? min = null, target = null, max = null;
        foreach (var element in _root.Elements("uses-sdk"))
        {
            min = Level(element, "minSdkVersion") ?? min;
            target = Level(element, "targetSdkVersion") ?? target;
            max = Level(element, "maxSdkVersion") ?? max;
        }
        return (min ?? 1, target ?? min ?? 1, max);
    }

    private int? Level(AxmlElement element, string name)
    {
        var attribute = element.Android(name);
        var level = values.Int(attribute);
        if (level is null && values.Text(attribute) is { } codename)
        {
            _problems.Add(new ApkProblem("manifest", null, -1, $"{name} names the unreleased platform '{codename}'; read as 10000"));
            return 10_000;
        }
        return level;
    }

    private string? ClassName(string package, AxmlElement element, string attribute) =>
        values.Text(element.Android(attribute)) is { Length: > 0 } name ? ClassNames.Qualify(package, name) : null;

    private ImmutableArray<UsedPermission> ReadUsedPermissions()
    {
        var all = ImmutableArray.CreateBuilder<UsedPermission>();
        foreach (var element in _root.Children)
        {
            if (element.Name is not ("uses-permission" or "uses-permission-sdk-23" or "uses-permission-sdk-m"))
            {
                continue;
            }
            if (values.Text(element.Android("name")) is { } name)
            {
                all.Add(new UsedPermission(
                    name, values.Int(element.Android("maxSdkVersion")), element.Name != "uses-permission", element.Line, AxmlText.Excerpt(element)));
            }
        }
        return all.ToImmutable();
    }

    private ImmutableArray<DefinedPermission> ReadDefinedPermissions()
    {
        var all = ImmutableArray.CreateBuilder<DefinedPermission>();
        foreach (var element in _root.Elements("permission"))
        {
            if (values.Text(element.Android("name")) is { } name)
            {
                all.Add(new DefinedPermission(
                    name, (uint)(values.Int(element.Android("protectionLevel")) ?? 0), values.Text(element.Android("permissionGroup")),
                    element.Line, AxmlText.Excerpt(element)));
            }
        }
        return all.ToImmutable();
    }

    private ImmutableArray<UsedFeature> ReadFeatures() =>
    [
        .. _root.Elements("uses-feature").Select(element => new UsedFeature(
            values.Text(element.Android("name")),
            (uint)(values.Int(element.Android("glEsVersion")) ?? 0),
            values.Bool(element.Android("required")) ?? true,
            element.Line)),
    ];

    private ImmutableArray<UsedLibrary> ReadLibraries(AxmlElement application)
    {
        var all = ImmutableArray.CreateBuilder<UsedLibrary>();
        foreach (var element in application.Children)
        {
            if (element.Name is "uses-library" or "uses-native-library" && values.Text(element.Android("name")) is { } name)
            {
                all.Add(new UsedLibrary(name, values.Bool(element.Android("required")) ?? true, element.Name == "uses-native-library", element.Line));
            }
        }
        return all.ToImmutable();
    }

    private ImmutableArray<Instrumentation> ReadInstrumentations(string package)
    {
        var all = ImmutableArray.CreateBuilder<Instrumentation>();
        foreach (var element in _root.Elements("instrumentation"))
        {
            if (ClassName(package, element, "name") is { } name)
            {
                all.Add(new Instrumentation(name, values.Text(element.Android("targetPackage")), element.Line));
            }
        }
        return all.ToImmutable();
    }

    private ManifestQueries ReadQueries()
    {
        var packages = ImmutableArray.CreateBuilder<string>();
        var intents = ImmutableArray.CreateBuilder<IntentFilter>();
        var providers = ImmutableArray.CreateBuilder<string>();
        foreach (var element in _root.Elements("queries"))
        {
            packages.AddRange(element.Elements("package").Select(child => values.Text(child.Android("name"))).OfType<string>());
            intents.AddRange(ComponentReader.Filters(element, values, "intent"));
            providers.AddRange(element.Elements("provider")
                .SelectMany(child => values.Text(child.Android("authorities"))?.Split(';', StringSplitOptions.RemoveEmptyEntries) ?? []));
        }
        return new ManifestQueries(packages.ToImmutable(), intents.ToImmutable(), providers.ToImmutable());
    }
}
