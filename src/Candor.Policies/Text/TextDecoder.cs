using System.Text;

namespace Candor.Policies.Text;

/// <summary>
/// Bytes to characters: byte order mark, then a strict check for UTF-8, then what the markup declares, then GB18030 or Big5 by the share
/// of frequent characters that each yields.
/// </summary>
internal static class TextDecoder
{
    private const int Sample = 1 << 16;

    // What the markup declares wins unless another encoding yields clearly more of the frequent characters.
    private const double Tolerance = 0.5;

    private static readonly System.Buffers.SearchValues<char> NameCharacters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    // Frequent characters of policies, simplified and traditional; the right decoding yields many of them.
    private const string Frequent = "的我们您信息用户個人資料使服務务会會在有是和与與将將不提供以或及为為他所可能此如";

    /// <summary>The text of the bytes; bytes that mean nothing become U+FFFD.</summary>
    public static string Decode(ReadOnlySpan<byte> bytes) => EncodingOf(bytes, out var skip).GetString(bytes[skip..]);

    /// <summary>The encoding of the bytes.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="skip">The length of the byte order mark.</param>
    public static Encoding EncodingOf(ReadOnlySpan<byte> bytes, out int skip)
    {
        skip = 0;
        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            skip = 3;
            return Encoding.UTF8;
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            skip = 2;
            return bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
        }

        if (Utf16WithoutMark(bytes) is { } utf16)
        {
            return utf16;
        }

        if (IsUtf8(bytes))
        {
            return Encoding.UTF8;
        }

        var guess = Guess(bytes);
        return Declared(bytes) is { } declared && Score(declared, bytes) + Tolerance >= Score(guess, bytes) ? declared : guess;
    }

    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            if (status == System.Buffers.OperationStatus.InvalidData)
            {
                return false;
            }

            if (status != System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            bytes = bytes[used..];
            var ascii = bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F);
            bytes = ascii < 0 ? [] : bytes[ascii..];
        }

        return true;
    }

    private static Encoding? Utf16WithoutMark(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..Math.Min(bytes.Length, 4096)];
        if (sample.Length < 8)
        {
            return null;
        }

        int even = 0, odd = 0;
        for (var i = 0; i + 1 < sample.Length; i += 2)
        {
            even += sample[i] == 0 && sample[i + 1] != 0 ? 1 : 0;
            odd += sample[i] != 0 && sample[i + 1] == 0 ? 1 : 0;
        }

        var pairs = sample.Length / 2;
        return odd > pairs / 4 && even == 0 ? Encoding.Unicode : even > pairs / 4 && odd == 0 ? Encoding.BigEndianUnicode : null;
    }

    private static Encoding? Declared(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        var at = head.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var name = head.AsSpan(at + 7).TrimStart(" =\"'");
        var end = name.IndexOfAnyExcept(NameCharacters);
        name = end < 0 ? name : name[..end];
        return name switch
        {
            _ when name.StartsWith("gb", StringComparison.OrdinalIgnoreCase) => CodePage("gb18030"),
            _ when name.StartsWith("big5", StringComparison.OrdinalIgnoreCase) => CodePage("big5"),
            _ when name.Equals("windows-1252", StringComparison.OrdinalIgnoreCase) => CodePage("windows-1252"),
            _ when name.StartsWith("iso-8859-1", StringComparison.OrdinalIgnoreCase) => CodePage("windows-1252"),
            _ => null,
        };
    }

    private static double Score(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        var high = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        var sample = bytes[Math.Max(0, high)..];
        return Score(encoding.GetString(sample[..Math.Min(sample.Length, Sample)]));
    }

    private static Encoding Guess(ReadOnlySpan<byte> bytes)
    {
        Encoding[] candidates = [CodePage("gb18030"), CodePage("big5"), CodePage("windows-1252"), Encoding.UTF8];
        var best = candidates[0];
        var bestScore = double.MinValue;
        foreach (var candidate in candidates)
        {
            var score = Score(candidate, bytes);
            if (score > bestScore)
            {
                (best, bestScore) = (candidate, score);
            }
        }

        return best;
    }

    private static double Score(string text)
    {
        double score = 0;
        var wide = 0;
        foreach (var c in text)
        {
            if (c < 0x80)
            {
                continue;
            }

            wide++;
            score += c switch
            {
                '\uFFFD' => -4,
                >= '\uE000' and <= '\uF8FF' => -2,
                _ when Frequent.Contains(c, StringComparison.Ordinal) => 3,
                >= '\u4E00' and <= '\u9FA5' => 0.1,
                '，' or '。' or '、' or '：' or '；' or '“' or '”' or '（' or '）' or '’' => 1,
                >= '\u00C0' and <= '\u00FF' => 0,
                _ => -0.5,
            };
        }

        return wide == 0 ? 0 : score / wide;
    }

    private static Encoding CodePage(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.UTF8;
}
