using Candor.Bundles.Cutting;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Manifests;

/// <summary>A file that stands as it was signed.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Cut">How it is cut.</param>
/// <param name="Whole">The commitment to its SHA-256.</param>
/// <param name="FileSeed">The seed of its salts.</param>
/// <param name="Blocks">The commitments to its blocks: they tell where a change is.</param>
/// <param name="Parts">The root over its parts.</param>
internal sealed record OpenEntry(string Path, long Size, CutKind Cut, byte[] Whole, byte[] FileSeed, IReadOnlyList<byte[]> Blocks, byte[] Parts)
    : ManifestEntry(Path, Size, Cut, Whole)
{
    public override byte[] NameCommitment => Name(Seed.NameSalt(FileSeed), Path);

    public override byte[] BlocksRoot => MerkleTree.Root(Blocks);

    public override byte[] PartsRoot => Parts;
}
