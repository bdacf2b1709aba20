using Candor.Bundles.Cutting;
using Candor.Bundles.Trees;

namespace Candor.Bundles.Manifests;

/// <summary>A file some parts of which were taken out and replaced by as many other bytes.</summary>
/// <param name="Path">Its name in this bundle.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Cut">How it is cut.</param>
/// <param name="Whole">The commitment to the SHA-256 of what was signed.</param>
/// <param name="Sha256">The SHA-256 of what stands here now.</param>
/// <param name="SignedName">The name under which it was signed.</param>
/// <param name="Blocks">Its blocks.</param>
internal sealed record RedactedEntry(string Path, long Size, CutKind Cut, byte[] Whole, byte[] Sha256, SignedName SignedName, IReadOnlyList<RedactedBlock> Blocks)
    : ManifestEntry(Path, Size, Cut, Whole)
{
    public override byte[] NameCommitment => SignedName.CommitmentOf(Path);

    public override byte[] BlocksRoot => MerkleTree.Root(Blocks.Select(static b => b.Block));

    public override byte[] PartsRoot => MerkleTree.Root(Blocks.Select(static b => b.PartsRoot));
}
