namespace Candor.Traffic.Decoding;

/// <summary>Which characters a token has, and so which codings it may be in.</summary>
/// <param name="IsHex">All are hexadecimal digits.</param>
/// <param name="IsDigits">All are decimal digits.</param>
/// <param name="IsUuid">It is written as a UUID.</param>
/// <param name="MayBeBase64">It is no plain word: letters of one case alone are no base64 of any length worth the try.</param>
/// <param name="MayBeBase32">All are letters of one case and the digits 2 to 7, and there are enough of them.</param>
/// <param name="MayBeBase58">All are letters of base58.</param>
/// <param name="HasSigns">It has a sign that may also stand between words.</param>
/// <param name="IsOneCase">Letters of one case and digits, no signs.</param>
internal readonly record struct TokenShape(bool IsHex, bool IsDigits, bool IsUuid, bool MayBeBase64, bool MayBeBase32, bool MayBeBase58, bool HasSigns, bool IsOneCase)
{
    private const int LeastBase32 = 13;
    private const int LeastBase58 = 11;

    public static TokenShape Of(ReadOnlySpan<byte> token)
    {
        var (lower, upper, digits, signs, hex, outside32, outside58) = (0, 0, 0, 0, 0, 0, 0);
        foreach (var c in token)
        {
            switch (c)
            {
                case >= (byte)'a' and <= (byte)'z':
                    lower++;
                    hex += c <= 'f' ? 1 : 0;
                    outside58 += c == 'l' ? 1 : 0;
                    break;
                case >= (byte)'A' and <= (byte)'Z':
                    upper++;
                    hex += c <= 'F' ? 1 : 0;
                    outside58 += c is (byte)'O' or (byte)'I' ? 1 : 0;
                    break;
                case >= (byte)'0' and <= (byte)'9':
                    digits++;
                    hex++;
                    outside32 += c is (byte)'0' or (byte)'1' or (byte)'8' or (byte)'9' ? 1 : 0;
                    outside58 += c == '0' ? 1 : 0;
                    break;
                default:
                    signs++;
                    break;
            }
        }

        var isUuid = token.Length == 36 && signs == 4 && hex == 32 && token[8] == '-' && token[13] == '-' && token[18] == '-' && token[23] == '-';
        return new(
            hex == token.Length,
            digits == token.Length,
            isUuid,
            (lower > 0 && upper > 0) || (digits > 0 && lower + upper > 0 && (token.Length < 20 || (lower > 0 && upper > 0))),
            signs == 0 && outside32 == 0 && (lower == 0 || upper == 0) && lower + upper > 0 && token.Length >= LeastBase32 && (digits > 0 || token.Length >= 20),
            signs == 0 && outside58 == 0 && lower > 0 && upper > 0 && token.Length >= LeastBase58,
            signs > 0,
            signs == 0 && digits > 0 && (lower == 0) != (upper == 0));
    }
}
