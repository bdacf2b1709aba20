namespace Candor.Bundles.Manifests;

/// <summary>The name under which a file was signed: shown by its salt, or hidden in its commitment.</summary>
/// <param name="Salt">The salt, where the name is that of the entry; else null.</param>
/// <param name="Commitment">The commitment, where the name is hidden; else null.</param>
internal sealed record SignedName(byte[]? Salt, byte[]? Commitment)
{
    public byte[] CommitmentOf(string path) =>
        Commitment ?? Trees.Commitment.Of(Salt!, System.Text.Encoding.ASCII.GetBytes(path));
}
