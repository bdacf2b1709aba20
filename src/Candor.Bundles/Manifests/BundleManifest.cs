using System.Collections.Immutable;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Manifests;

/// <summary>What a bundle holds.</summary>
/// <param name="Entries">The files that were signed, in the order of the leaves.</param>
/// <param name="Added">The files that redaction added, by name.</param>
internal sealed record BundleManifest(ImmutableArray<ManifestEntry> Entries, ImmutableArray<AddedFile> Added)
{
    /// <summary>Whether something was taken out.</summary>
    public bool IsRedacted => !Added.IsEmpty || Entries.Any(static e => e is not OpenEntry);

    /// <summary>The root of the tree.</summary>
    public byte[] Root() => MerkleTree.Root(Entries.Select(static e => e.ToLeaf()));

    /// <summary>The files that stand in the bundle beside its frame, in the order in which an archive holds them.</summary>
    public IEnumerable<(string Path, long Size)> Files() =>
        Entries.Where(static e => e is not RemovedEntry).Select(static e => (e.Path, e.Size)).Concat(Added.Select(static a => (a.Path, a.Size)));
}
