using System.Collections.Immutable;
using Candor.Bundles.Timestamps;

namespace Candor.Bundles.Verification;

/// <summary>What verifying a bundle showed.</summary>
/// <param name="Verdict">What came of it.</param>
/// <param name="Root">The root of the tree as signed, in lower-case hexadecimal; null where it could not be read.</param>
/// <param name="Files">How many files were hashed.</param>
/// <param name="Bytes">How many bytes they have.</param>
/// <param name="Signers">Who signed.</param>
/// <param name="Timestamp">The time-stamp; null where there is none that is valid.</param>
/// <param name="Redacted">The files out of which something was taken.</param>
/// <param name="Faults">What is not as it was signed, by file and place.</param>
/// <param name="FaultsLeftOut">How many more faults there are than are listed.</param>
public sealed record VerificationReport(
    BundleVerdict Verdict,
    string? Root,
    long Files,
    long Bytes,
    ImmutableArray<BundleSigner> Signers,
    Timestamp? Timestamp,
    ImmutableArray<RedactedFile> Redacted,
    ImmutableArray<BundleFault> Faults,
    int FaultsLeftOut);
