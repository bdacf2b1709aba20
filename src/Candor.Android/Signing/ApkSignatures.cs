using System.Collections.Immutable;
using Candor.Android.Packages;
using Candor.Android.Zip;

namespace Candor.Android.Signing;

/// <summary>Who signed a package, under which schemes, and whether it holds.</summary>
/// <param name="Signers">Signers ordered by scheme, the newest first.</param>
/// <param name="BlockParts">Parts of the APK Signing Block in file order.</param>
/// <param name="Problems">What was tolerated or left out.</param>
public sealed record ApkSignatures(
    ImmutableArray<ApkSigner> Signers, ImmutableArray<SigningBlockPart> BlockParts, ImmutableArray<ApkProblem> Problems)
{
    /// <summary>No signature at all.</summary>
    public static ApkSignatures None { get; } = new([], [], []);

    /// <summary>Whether the newest scheme that is there holds for every signer of it.</summary>
    public bool IsVerified
    {
        get
        {
            var newest = Signers.Where(signer => signer.Scheme == Signers[0].Scheme).ToArray();
            return newest.Length > 0 && newest.All(signer => signer.Verification.State == VerificationState.Verified);
        }
    }

    /// <summary>The certificate by which Android knows the developer: of the first signer of the newest scheme. <see langword="null"/> when unsigned.</summary>
    public SigningCertificate? Primary => Signers.IsEmpty || Signers[0].Certificates.IsEmpty ? null : Signers[0].Certificates[0];

    /// <summary>Reads and checks all signatures. Broken ones become problems or failed verifications.</summary>
    /// <param name="archive">The package.</param>
    /// <param name="limits">Limits, or <see langword="null"/> for the defaults.</param>
    /// <param name="cancellation">Ends the work early.</param>
    public static ApkSignatures Read(ZipArchiveReader archive, SigningLimits? limits = null, CancellationToken cancellation = default) =>
        new SignatureReader(archive, limits ?? SigningLimits.Default, cancellation).Read();
}
