using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using Candor.Android.Packages;
using Candor.Android.Zip;

namespace Candor.Android.Signing;

/// <summary>
/// Reads v1 signatures: a PKCS#7 file signs a signature file, which holds the digest of the manifest, which holds the
/// digests of the entries. The entries are hashed only when no newer scheme signs the whole file.
/// </summary>
internal sealed class JarSignatureReader(ZipArchiveReader archive, SigningLimits limits, bool wholeFileIsSigned, CancellationToken cancellation)
{
    private const string Folder = "META-INF/";
    private const int MostEntryBytes = 128 << 20;
    private const string ManifestName = "META-INF/MANIFEST.MF";

    private static readonly ImmutableArray<(string Name, HashAlgorithmName Hash)> Digests =
    [
        ("sha-512", HashAlgorithmName.SHA512), ("sha-384", HashAlgorithmName.SHA384), ("sha-256", HashAlgorithmName.SHA256),
        ("sha1", HashAlgorithmName.SHA1), ("sha-1", HashAlgorithmName.SHA1),
    ];

    public IEnumerable<ApkSigner> Read(ImmutableArray<ApkProblem>.Builder problems, ImmutableArray<SigningBlockPart> parts)
    {
        var signers = new List<ApkSigner>();
        byte[]? manifest = null;
        foreach (var entry in archive.Entries.Where(IsSignature).OrderBy(entry => entry.Name, StringComparer.Ordinal).Take(limits.MaxSigners))
        {
            try
            {
                manifest ??= ReadFile(ManifestName);
                signers.Add(ReadSigner(entry, manifest, parts));
            }
            catch (BadApkException e)
            {
                problems.Add(e.Problem);
            }
        }
        return signers;
    }

    private static bool IsSignature(ZipEntry entry) =>
        entry.Name.StartsWith(Folder, StringComparison.OrdinalIgnoreCase)
        && entry.Name.IndexOf('/', Folder.Length) < 0
        && Path.GetExtension(entry.Name).ToUpperInvariant() is ".RSA" or ".DSA" or ".EC";

    private ApkSigner ReadSigner(ZipEntry entry, byte[] manifest, ImmutableArray<SigningBlockPart> parts)
    {
        var signatureFile = ReadFile(Path.ChangeExtension(entry.Name, ".SF"));
        var cms = new SignedCms(new ContentInfo(signatureFile), detached: true);
        var encoded = archive.Read(entry, limits.MaxJarFileBytes).Bytes;
        try
        {
            cms.Decode(encoded);
            if (cms.SignerInfos.Count == 0)
            {
                throw new BadApkException("signature", "the signature has no signer", -1, entry.Name);
            }
            var own = cms.SignerInfos[0].Certificate;
            var others = cms.Certificates.Where(certificate => own is null || !certificate.RawData.AsSpan().SequenceEqual(own.RawData));
            var certificates = (own is null ? others : others.Prepend(own)).Take(limits.MaxCertificates);
            return new ApkSigner
            {
                Scheme = SignatureScheme.V1,
                Certificates = [.. certificates.Select(SigningCertificate.From)],
                Algorithm = cms.SignerInfos[0].SignatureAlgorithm.FriendlyName ?? "",
                File = entry.Name,
                Verification = Verify(cms, signatureFile, manifest, parts),
            };
        }
        catch (CryptographicException e)
        {
            throw new BadApkException("signature", "the signature is not PKCS#7", -1, entry.Name, e);
        }
    }

    private Verification Verify(SignedCms cms, byte[] signatureFile, byte[] manifest, ImmutableArray<SigningBlockPart> parts)
    {
        if (CheckSignature(cms, signatureFile) is { } broken)
        {
            return broken;
        }
        var signed = JarManifest.Parse(signatureFile);
        if (MissingScheme(signed, parts) is { } missing)
        {
            return Verification.Failed($"the signature file promises a signature of scheme v{missing}, and there is none: it was taken out");
        }
        if (!TryDigest(signed.Main, "-digest-manifest", out var hash, out var expected))
        {
            return Verification.NotChecked("the signature holds; the signature file has no digest of the whole manifest");
        }
        if (!Matches(hash, manifest, expected))
        {
            return Verification.Failed("the manifest is not what was signed");
        }
        return wholeFileIsSigned
            ? Verification.NotChecked("the signature and the manifest hold; a newer scheme signs the whole file, so the entries were not hashed")
            : VerifyEntries(JarManifest.Parse(manifest));
    }

    /// <summary>What is wrong with the signature over the signature file; <see langword="null"/> when it holds.</summary>
    private static Verification? CheckSignature(SignedCms cms, byte[] signatureFile)
    {
        var signer = cms.SignerInfos[0];
        try
        {
            signer.CheckSignature(verifySignatureOnly: true);
            return null;
        }
        catch (CryptographicException e)
        {
            return CheckDirectly(signer, signatureFile) switch
            {
                true => null,
                false => Verification.Failed("the signature over the signature file does not hold"),
                null => Verification.NotChecked("the signature over the signature file could not be checked: " + e.Message),
            };
        }
    }

    private static bool? CheckDirectly(SignerInfo signer, byte[] signatureFile)
    {
        try
        {
            return DirectSignature.Check(signer, signatureFile);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The signature file lists the newer schemes that were used too, so that they cannot be taken out.</summary>
    private static string? MissingScheme(JarManifest signed, ImmutableArray<SigningBlockPart> parts)
    {
        foreach (var scheme in signed.Main.GetValueOrDefault("x-android-apk-signed", "").Split(',', StringSplitOptions.TrimEntries))
        {
            uint id = scheme switch { "2" => SigningBlockPart.V2, "3" => SigningBlockPart.V3, _ => 0 };
            if (id != 0 && !parts.Any(part => part.Id == id))
            {
                return scheme;
            }
        }
        return null;
    }

    private Verification VerifyEntries(JarManifest manifest)
    {
        var signed = archive.Entries
            .Where(entry => !entry.Name.StartsWith(Folder, StringComparison.OrdinalIgnoreCase) && !entry.Name.EndsWith('/'))
            .ToArray();
        var failures = new string?[signed.Length];
        long total = 0;
        Parallel.For(0, signed.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, (i, loop) =>
        {
            failures[i] = VerifyEntry(signed[i], manifest, out var length);
            if (Interlocked.Add(ref total, length) > limits.MaxJarContentBytes)
            {
                loop.Stop();
            }
        });
        if (total > limits.MaxJarContentBytes)
        {
            return Verification.NotChecked("the signature and the manifest hold; the entries are too long to be hashed");
        }
        return failures.FirstOrDefault(failure => failure is not null) is { } first ? Verification.Failed(first) : Verification.Verified;
    }

    private string? VerifyEntry(ZipEntry entry, JarManifest manifest, out long length)
    {
        length = 0;
        if (!manifest.Entries.TryGetValue(entry.Name, out var section) || !TryDigest(section, "-digest", out var hash, out var expected))
        {
            return $"'{entry.Name}' is not signed";
        }
        try
        {
            var bytes = archive.Read(entry, MostEntryBytes).Bytes;
            length = bytes.Length;
            return Matches(hash, bytes, expected) ? null : $"'{entry.Name}' is not what was signed";
        }
        catch (BadApkException e)
        {
            // A refused bomb has been inflated too; an entry too long to be held ends the check.
            length = entry.Length > MostEntryBytes ? limits.MaxJarContentBytes + 1 : 64 << 20;
            return e.Message;
        }
    }

    private static bool TryDigest(IReadOnlyDictionary<string, string> section, string suffix, out HashAlgorithmName hash, out string expected)
    {
        foreach (var (name, algorithm) in Digests)
        {
            if (section.TryGetValue(name + suffix, out var value))
            {
                hash = algorithm;
                expected = value;
                return true;
            }
        }
        hash = default;
        expected = "";
        return false;
    }

    private static bool Matches(HashAlgorithmName hash, byte[] content, string expected) =>
        Convert.ToBase64String(CryptographicOperations.HashData(hash, content)) == expected.Trim();

    private byte[] ReadFile(string name) =>
        archive.TryFind(name, out var entry)
            ? archive.Read(entry, limits.MaxJarFileBytes).Bytes
            : throw new BadApkException("signature", "the file is missing", -1, name);
}
