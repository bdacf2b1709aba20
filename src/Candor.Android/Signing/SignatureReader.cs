using System.Collections.Immutable;
using Candor.Android.Packages;
using Candor.Android.Zip;

namespace Candor.Android.Signing;

/// <summary>Collects the signers of all schemes.</summary>
internal sealed class SignatureReader(ZipArchiveReader archive, SigningLimits limits, CancellationToken cancellation)
{
    private readonly ImmutableArray<ApkProblem>.Builder _problems = ImmutableArray.CreateBuilder<ApkProblem>();

    public ApkSignatures Read()
    {
        SigningBlock? block = null;
        try
        {
            block = SigningBlock.Find(archive, limits.MaxBlockBytes);
        }
        catch (BadApkException e)
        {
            _problems.Add(e.Problem);
        }
        var signers = ImmutableArray.CreateBuilder<ApkSigner>();
        if (block is not null)
        {
            var content = archive.Source.Length <= limits.MaxContentBytes ? new ContentDigest(archive, block.Start, cancellation) : null;
            signers.AddRange(ReadScheme(block, SigningBlockPart.V31, SignatureScheme.V31, content));
            signers.AddRange(ReadScheme(block, SigningBlockPart.V3, SignatureScheme.V3, content));
            signers.AddRange(ReadScheme(block, SigningBlockPart.V2, SignatureScheme.V2, content));
        }
        var jar = new JarSignatureReader(archive, limits, wholeFileIsSigned: signers.Count > 0, cancellation);
        signers.AddRange(jar.Read(_problems, block?.Parts ?? []));
        return new ApkSignatures(signers.ToImmutable(), block?.Parts ?? [], _problems.ToImmutable());
    }

    private ImmutableArray<ApkSigner> ReadScheme(SigningBlock block, uint id, SignatureScheme scheme, ContentDigest? content)
    {
        var part = block.Parts.FirstOrDefault(candidate => candidate.Id == id);
        if (part is null)
        {
            return [];
        }
        var hasV3 = block.Parts.Any(candidate => candidate.Id is SigningBlockPart.V3);
        try
        {
            return new BlockSignerReader(scheme, content, hasV3, limits).Read(SigningBlock.ReadPart(archive, part));
        }
        catch (BadApkException e)
        {
            _problems.Add(e.Problem with { Offset = part.Offset });
            return [];
        }
    }
}
