using System.Collections.Immutable;
using System.Globalization;
using Candor.Android.Code;
using Candor.Android.Manifest;
using Candor.Android.Packages;
using Candor.Android.Practices;
using Candor.Android.Sdks.Shapes;
using Candor.Dex;
using Candor.Knowledge;

namespace Candor.Android.Sdks;

/// <summary>Finds third parties' code: by the packages of its classes or by their shapes, else by what the manifest declares or by its native libraries.</summary>
internal sealed class SdkObserver(PartyRegistry parties, EvidenceBag evidence)
{
    private const string ManifestEntry = "AndroidManifest.xml";
    private const int ShownPackages = 3;

    /// <summary>The SDKs, ordered by id; tools among them, marked as receiving nothing. What the app's own publisher ships is left out.</summary>
    public ImmutableArray<EmbeddedSdk> Observe(ApkFile apk, AppCode code, Reach reach, CodeOwners owners)
    {
        var found = new SortedDictionary<string, EmbeddedSdk>(StringComparer.Ordinal);
        foreach (var sdk in ByClasses(code, reach, owners).Concat(ByManifest(apk.Manifest)).Concat(ByLibraries(apk)))
        {
            var known = parties.FindSdk(sdk.Id)!;
            if (!owners.IsOwn(known))
            {
                found.TryAdd(sdk.Id, sdk with { ReceivesPersonalInformation = owners.IsThirdParty(known) });
            }
        }

        return [.. found.Values];
    }

    private IEnumerable<EmbeddedSdk> ByClasses(AppCode code, Reach reach, CodeOwners owners)
    {
        var classes = Enumerable.Range(0, code.Program.ClassCount)
            .Select(id => (Id: id, Sdk: owners.SdkOfClass(id)))
            .Where(static c => c.Sdk is not null)
            .GroupBy(static c => c.Sdk!);
        var channels = code.Uses
            .Where(static u => u.Target.Sink is not null)
            .Select(u => (Sdk: owners.SdkOfClass(code.Program.GetMethod(u.Method).ClassId), u.Target.Sink!.Channel))
            .Where(static u => u.Sdk is not null)
            .ToLookup(static u => u.Sdk!.Id, static u => u.Channel, StringComparer.Ordinal);
        foreach (var group in classes)
        {
            var ids = group.Select(static c => c.Id).ToList();
            var shape = owners.Shapes.FirstOrDefault(s => s.Sdk == group.Key.Id);
            var named = shape is null ? ids : [.. ids.Except(shape.Classes)];
            var packages = group.Key.Packages
                .Select(package => (Package: package, Classes: named.Where(id => IsBelow(code.Program.GetClassDescriptor(id), package)).ToList()))
                .Where(static p => p.Classes.Count > 0)
                .ToList();
            yield return new(
                group.Key.Id,
                group.Key.Party,
                group.Key.Name,
                group.Key.Role,
                VersionOf(group.Key, code.Program),
                named.Any(id => IsReached(code.Program.GetClass(id), reach)) ? Certainty.Reachable : Certainty.Present,
                [.. packages.Select(static p => p.Package), .. shape is null ? [] : ShapePackages(shape, code.Program)],
                ids.Count,
                [.. channels[group.Key.Id].Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                ReceivesPersonalInformation: true,
                [.. packages.Select(p => evidence.Add(new ArchiveEntryLocator(
                    code.Program.GetClass(p.Classes[0]).File.Name,
                    string.Create(CultureInfo.InvariantCulture, $"{p.Package}: {p.Classes.Count} classes, the first {code.Program.GetClassDescriptor(p.Classes[0])}")))),
                    .. shape is null ? [] : ShapeEvidence(shape, code.Program)])
            {
                Shape = shape is null
                    ? null
                    : new(
                        shape.Profile.Version,
                        shape.Profile.Origin,
                        shape.Profile.ClassCount,
                        shape.Classes.Length,
                        shape.Recognised,
                        Math.Round(shape.Similarity, 2),
                        shape.RunnerUp,
                        shape.RunnerUpClasses),
            };
        }
    }

    /// <summary>The packages of the app in which most of the classes lie that were known by shape, at most three.</summary>
    private static IEnumerable<string> ShapePackages(SdkShape shape, DexProgram program) => shape.Classes
        .Select(id => program.GetClassDescriptor(id)[1..].Replace('/', '.'))
        .Select(static name => name[..Math.Max(0, name.LastIndexOf('.'))])
        .Where(static package => package.Length > 0)
        .GroupBy(static package => package, StringComparer.Ordinal)
        .OrderByDescending(static g => g.Count()).ThenBy(static g => g.Key, StringComparer.Ordinal)
        .Take(ShownPackages)
        .Select(static g => g.Key);

    private IEnumerable<string> ShapeEvidence(SdkShape shape, DexProgram program) => shape.Examples.Select(example => evidence.Add(new ArchiveEntryLocator(
        program.GetClass(example.Class).File.Name,
        $"{program.GetClassDescriptor(example.Class)} has the shape of {example.Name} of {shape.Sdk} {shape.Profile.Version}")));

    private IEnumerable<EmbeddedSdk> ByManifest(AndroidManifest? manifest)
    {
        if (manifest is null)
        {
            yield break;
        }

        var all = parties.All.SelectMany(static p => p.Sdks).ToList();
        var byComponent = all.SelectMany(static s => s.Components.Select(c => (Name: c, Sdk: s))).ToLookup(static c => c.Name, static c => c.Sdk, StringComparer.Ordinal);
        var byKey = all.SelectMany(static s => s.ManifestKeys.Select(k => (Name: k, Sdk: s))).ToLookup(static k => k.Name, static k => k.Sdk, StringComparer.Ordinal);
        foreach (var component in manifest.Components)
        {
            var named = byComponent[component.Name].FirstOrDefault() ?? parties.FindByClass($"L{component.Name.Replace('.', '/')};");
            if (named is not null)
            {
                yield return Declared(named, Certainty.Declared, evidence.Add(new ManifestLocator(component.Line, KebabEnum.Format(component.Kind), component.Excerpt)));
            }
        }

        foreach (var data in manifest.MetaData)
        {
            foreach (var sdk in byKey[data.Name])
            {
                yield return Declared(sdk, Certainty.Declared, evidence.Add(new ManifestLocator(data.Line, "meta-data", $"<meta-data android:name=\"{data.Name}\"/>")));
            }
        }
    }

    private IEnumerable<EmbeddedSdk> ByLibraries(ApkFile apk)
    {
        var byLibrary = parties.All.SelectMany(static p => p.Sdks)
            .SelectMany(static s => s.NativeLibraries.Select(l => (Name: l, Sdk: s)))
            .ToLookup(static l => l.Name, static l => l.Sdk, StringComparer.Ordinal);
        return apk.NativeLibraries.SelectMany(library => byLibrary[library.FileName].Select(sdk =>
            Declared(sdk, Certainty.Present, evidence.Add(new ArchiveEntryLocator(library.Entry, null)))));
    }

    private static EmbeddedSdk Declared(Sdk sdk, Certainty certainty, string evidence) =>
        new(sdk.Id, sdk.Party, sdk.Name, sdk.Role, null, certainty, [], 0, [], ReceivesPersonalInformation: true, [evidence]);

    private static bool IsReached(ProgramClass definition, Reach reach) =>
        Enumerable.Range(definition.FirstMethodId, definition.MethodCount).Any(reach.IsReached);

    private static bool IsBelow(string descriptor, string package)
    {
        var path = package.Replace('.', '/');
        return descriptor.Length > path.Length + 1
            && descriptor.AsSpan(1).StartsWith(path, StringComparison.Ordinal)
            && descriptor[path.Length + 1] is '/' or ';';
    }

    private static string? VersionOf(Sdk sdk, DexProgram program)
    {
        foreach (var field in sdk.VersionFields)
        {
            try
            {
                if (program.FindStaticValue(field)?.Text is { Length: > 0 and < 64 } version)
                {
                    return version;
                }
            }
            catch (BadDexException)
            {
                // A constant that cannot be read is no version.
            }
        }

        return null;
    }
}
