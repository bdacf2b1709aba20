using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Packages;
using Candor.Android.Practices;
using Candor.Knowledge.Android;

namespace Candor.Android.Gaps;

/// <summary>Recognises packers, and components that the manifest declares and the code does not hold.</summary>
internal sealed class PackerGaps(AndroidKnowledge knowledge, EvidenceBag evidence)
{
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
        var packers = knowledge.Packers.Select(p => (Packer: p, Evidence: Traces(p, apk, code))).Where(static p => !p.Evidence.IsEmpty).ToList();
        foreach (var (packer, traces) in packers)
        {
            yield return GapWords.Packer(packer.Name, missing.Count, declared.Count, traces);
        }

        if (packers.Count == 0 && missing.Count > 0)
        {
            yield return GapWords.MissingComponents(
                missing,
                declared.Count,
                [.. apk.Manifest!.Components.Where(c => missing.Contains(c.TargetActivity ?? c.Name)).Take(3)
                    .Select(c => evidence.Add(new ManifestLocator(c.Line, KebabEnum.Format(c.Kind), c.Excerpt)))]);
        }
    }

    private ImmutableArray<string> Traces(Packer packer, ApkFile apk, AppCode code)
    {
        var traces = new List<string>();
        foreach (var library in apk.NativeLibraries.Where(l => packer.NativeLibraries.Contains(l.FileName)).DistinctBy(static l => l.FileName))
        {
            traces.Add(evidence.Add(new ArchiveEntryLocator(library.Entry, null)));
        }

        foreach (var entry in apk.Entries.Where(e => packer.Files.Contains(e.Name)).DistinctBy(static e => e.Name))
        {
            traces.Add(evidence.Add(new ArchiveEntryLocator(entry.Name, null)));
        }

        foreach (var name in packer.Classes)
        {
            var descriptor = $"L{name.Replace('.', '/')};";
            if (code.Program.TryFindClass(descriptor, out var id))
            {
                traces.Add(evidence.Add(new ArchiveEntryLocator(code.Program.GetClass(id).File.Name, descriptor)));
            }
        }

        return [.. traces];
    }
}
