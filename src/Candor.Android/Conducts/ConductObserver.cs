using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Android.Gaps;
using Candor.Android.Packages;
using Candor.Android.Practices;
using Candor.Android.Sdks;
using Candor.Knowledge;

namespace Candor.Android.Conducts;

/// <summary>All facts about an app that concern no data type.</summary>
internal sealed class ConductObserver(KnowledgeBase knowledge, EvidenceBag evidence)
{
    /// <summary>The facts, and what of them could not be read.</summary>
    public (ImmutableArray<Conduct> Conduct, ImmutableArray<NotAnalysed> Gaps) Observe(ApkFile apk, AppCode code, Reach reach, CodeOwners owners, PermittedUses uses)
    {
        if (apk.Manifest is not { } manifest)
        {
            return ([], []);
        }

        var layouts = new LayoutConduct(apk, knowledge.Android.Texts, evidence).Observe(out var unreadable);
        var network = new NetworkSecurity(apk, evidence).Observe(out var problem);
        var requested = manifest.UsesPermissions.Select(static p => p.Name).ToHashSet(StringComparer.Ordinal);
        var texts = new TextConduct(knowledge.Android.Texts, new AppTexts(apk, code.Program.Files), evidence).Observe();
        var gaps = ImmutableArray.CreateBuilder<NotAnalysed>();
        if (unreadable > 0)
        {
            gaps.Add(GapWords.Layouts(unreadable));
        }

        if (problem is not null)
        {
            gaps.Add(GapWords.NetworkSecurity(problem));
        }

        return (
            [
                .. new ManifestConduct(owners.PartyOfClass).Observe(manifest, evidence),
                .. network,
                .. layouts,
                .. texts,
                .. new CodeConduct(knowledge, code, reach, owners, evidence).Observe(requested, uses.Permitted),
            ],
            gaps.ToImmutable());
    }
}
