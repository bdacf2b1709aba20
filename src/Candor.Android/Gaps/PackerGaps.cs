using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Packages;
using Candor.Android.Practices;
using Candor.Knowledge.Android;

namespace Candor.Android.Gaps;

/// <summary>Recognises packers, and components that the manifest declares and the code does not hold.</summary>
internal sealed class PackerGaps(AndroidKnowledge knowledge, EvidenceBag evidence)
{
    private const int ShownDeclarations = 3;

    /// <summary>Fewer missing components may be an oversight; so many, most of all, and the first screen among them, are somewhere else.</summary>
    private const int FewestMissing = 3;

    public IEnumerable<NotAnalysed> Observe(ApkFile apk, AppCode code)
    {
        var declared = apk.Manifest is null
            ? []
            : apk.Manifest.Components
                .Select(static c => c.TargetActivity ?? c.Name)
                .Concat(new[] { apk.Manifest.ApplicationClass }.OfType<string>())
                .Distinct(StringComparer.Ordinal)
                .ToList();
        var missing = declared.Where(name => !code.Program.TryFindClass($"L{name.Replace('.', '/')};", out _)).Order(StringComparer.Ordinal).ToList();
        var packers = knowledge.Packers.Select(p => (Packer: p, Traces: Traces(p, apk, code))).Where(static p => p.Traces.Count > 0).ToList();
        foreach (var (packer, traces) in packers)
        {
            yield return GapWords.Packer(
                packer.Name,
                [.. traces.Select(static t => t.Name)],
                missing,
                declared.Count,
                [.. traces.Select(static t => t.Evidence), .. Declarations(apk, missing)]);
        }

        if (packers.Count == 0 && missing.Count >= FewestMissing && 2 * missing.Count > declared.Count && IsFirstScreenMissing(apk, missing))
        {
            yield return GapWords.UnknownPacker(missing, declared.Count, Declarations(apk, missing));
        }
        else if (packers.Count == 0 && missing.Count > 0)
        {
            yield return GapWords.MissingComponents(missing, declared.Count, Declarations(apk, missing));
        }
    }

    /// <summary>Whether the app could not even show its first screen with the code that is there.</summary>
    private static bool IsFirstScreenMissing(ApkFile apk, List<string> missing)
    {
        var launchers = (apk.Manifest?.Components ?? []).Where(static c => c.IsLauncher).Select(static c => c.TargetActivity ?? c.Name).ToList();
        return launchers.Count > 0 && launchers.TrueForAll(missing.Contains);
    }

    /// <summary>The declarations of the first components that are missing.</summary>
    private ImmutableArray<string> Declarations(ApkFile apk, List<string> missing) =>
    [
        .. (apk.Manifest?.Components ?? []).Where(c => missing.Contains(c.TargetActivity ?? c.Name)).Take(ShownDeclarations)
            .Select(c => evidence.Add(new ManifestLocator(c.Line, KebabEnum.Format(c.Kind), c.Excerpt))),
    ];

    /// <summary>What the packer has left in the package: its libraries, its files, its classes in the code, and its classes in the manifest.</summary>
    private List<(string Name, string Evidence)> Traces(Packer packer, ApkFile apk, AppCode code)
    {
        var traces = new List<(string, string)>();
        foreach (var library in apk.NativeLibraries.Where(l => packer.NativeLibraries.Contains(l.FileName)).DistinctBy(static l => l.FileName))
        {
            traces.Add((library.FileName, evidence.Add(new ArchiveEntryLocator(library.Entry, null))));
        }

        foreach (var entry in apk.Entries.Where(e => packer.Files.Contains(e.Name)).DistinctBy(static e => e.Name))
        {
            traces.Add((entry.Name, evidence.Add(new ArchiveEntryLocator(entry.Name, null))));
        }

        foreach (var name in packer.Classes)
        {
            var descriptor = $"L{name.Replace('.', '/')};";
            if (code.Program.TryFindClass(descriptor, out var id))
            {
                traces.Add((name, evidence.Add(new ArchiveEntryLocator(code.Program.GetClass(id).File.Name, descriptor))));
            }
            else if (apk.Manifest?.ApplicationClass == name || apk.Manifest?.AppComponentFactory == name)
            {
                traces.Add((name, evidence.Add(new ManifestLocator(0, "application", $"<application> names {name}"))));
            }
        }

        return traces;
    }
}
