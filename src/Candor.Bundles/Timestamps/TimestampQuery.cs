using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;

namespace Candor.Bundles.Timestamps;

/// <summary>A question to a time-stamping authority.</summary>
public sealed class TimestampQuery
{
    private const int NonceLength = 8;
    private readonly Rfc3161TimestampRequest _request;

    /// <summary>Asks for a token over the root of a bundle, with the authority's certificate in it.</summary>
    public TimestampQuery(ReadOnlyMemory<byte> root)
    {
        _request = Rfc3161TimestampRequest.CreateFromHash(root, HashAlgorithmName.SHA256, nonce: RandomNumberGenerator.GetBytes(NonceLength), requestSignerCertificates: true);
        Bytes = _request.Encode();
    }

    /// <summary>The question, DER, to be sent as <c>application/timestamp-query</c>.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>The token of an answer.</summary>
    /// <exception cref="FormatException">The answer refuses, or is not to this question.</exception>
    public byte[] ReadAnswer(ReadOnlyMemory<byte> answer)
    {
        try
        {
            return _request.ProcessResponse(answer, out _).AsSignedCms().Encode();
        }
        catch (CryptographicException e)
        {
            throw new FormatException("it gave no token for this question: " + e.Message, e);
        }
    }
}
