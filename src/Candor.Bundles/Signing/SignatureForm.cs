using System.Formats.Asn1;
using System.Globalization;
using System.Numerics;

namespace Candor.Bundles.Signing;

/// <summary>The one form of a signature: DER, and of the two values of s that fit the smaller, so that a signature cannot be changed into another.</summary>
internal static class SignatureForm
{
    /// <summary>The order of P-256 (SP 800-186, 3.2.1.3).</summary>
    public static BigInteger Order { get; } =
        BigInteger.Parse("0ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    public static byte[] Write(BigInteger r, BigInteger s)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(r);
            writer.WriteInteger(s);
        }

        return writer.Encode();
    }

    /// <summary>The signature as r and s of 32 bytes each; null where it is not in the one form.</summary>
    public static byte[]? Read(ReadOnlyMemory<byte> der)
    {
        try
        {
            var reader = new AsnReader(der, AsnEncodingRules.DER);
            var sequence = reader.ReadSequence();
            var (r, s) = (sequence.ReadInteger(), sequence.ReadInteger());
            if (r.Sign <= 0 || s.Sign <= 0 || r >= Order || s > Order / 2 || !der.Span.SequenceEqual(Write(r, s)))
            {
                return null;
            }

            var raw = new byte[64];
            r.TryWriteBytes(raw.AsSpan(32 - r.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
            s.TryWriteBytes(raw.AsSpan(64 - s.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
            return raw;
        }
        catch (AsnContentException)
        {
            return null;
        }
    }
}
