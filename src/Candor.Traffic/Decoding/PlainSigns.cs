using System.Text;

namespace Candor.Traffic.Decoding;

/// <summary>
/// Undoes what is done to the signs of a text so that a search for it fails and a person still reads it: signs of full width, signs that nobody sees between
/// the others, digits in Chinese.
/// </summary>
internal static class PlainSigns
{
    private const string ChineseDigits = "〇一二三四五六七八九";

    /// <summary>Writes the text in plain signs. Returns -1 where nothing was changed.</summary>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var n = 0;
        var any = false;
        for (var i = 0; i < text.Length;)
        {
            if (text[i] < 0x80)
            {
                output[n++] = text[i++];
                continue;
            }

            if (Rune.DecodeFromUtf8(text[i..], out var rune, out var used) != System.Buffers.OperationStatus.Done)
            {
                return -1;
            }

            var plain = Plain(rune.Value);
            if (plain < 0)
            {
                text.Slice(i, used).CopyTo(output[n..]);
                n += used;
            }
            else
            {
                any = true;
                if (plain > 0)
                {
                    output[n++] = (byte)plain;
                }
            }

            i += used;
        }

        return any ? n : -1;
    }

    /// <summary>The sign of ASCII that is meant; 0 for one that nobody sees; -1 where the sign is itself.</summary>
    private static int Plain(int code) => code switch
    {
        >= 0xFF01 and <= 0xFF5E => code - 0xFEE0,
        0x3000 or 0xA0 => ' ',
        0xAD or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x2064) or 0xFEFF => 0,
        0x96F6 => '0',
        _ => ChineseDigits.IndexOf((char)code, StringComparison.Ordinal) is >= 0 and var digit && code < 0x10000 ? '0' + digit : -1,
    };
}
