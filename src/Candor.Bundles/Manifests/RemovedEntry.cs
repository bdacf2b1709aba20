using Candor.Bundles.Cutting;

namespace Candor.Bundles.Manifests;

/// <summary>A file that was taken out whole. There is no file under its name here.</summary>
/// <param name="Path">The name by which this bundle speaks of it.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Cut">How it is cut.</param>
/// <param name="Whole">The commitment to its SHA-256.</param>
/// <param name="SignedName">The name under which it was signed.</param>
/// <param name="Blocks">The root over the commitments to its blocks.</param>
/// <param name="Parts">The root over its parts.</param>
internal sealed record RemovedEntry(string Path, long Size, CutKind Cut, byte[] Whole, SignedName SignedName, byte[] Blocks, byte[] Parts)
    : ManifestEntry(Path, Size, Cut, Whole)
{
    public override byte[] NameCommitment => SignedName.CommitmentOf(Path);

    public override byte[] BlocksRoot => Blocks;

    public override byte[] PartsRoot => Parts;
}
