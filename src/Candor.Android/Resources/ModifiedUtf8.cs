using System.Text;

namespace Candor.Android.Resources;

/// <summary>Decodes UTF-8 in which characters beyond U+FFFF may stand as two surrogates of three bytes each, as aapt2 writes them.</summary>
internal static class ModifiedUtf8
{
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        var start = 0;
        for (var i = 0; i + 2 < bytes.Length; i++)
        {
            if (bytes[i] == 0xed && bytes[i + 1] is >= 0xa0 and <= 0xbf && bytes[i + 2] is >= 0x80 and <= 0xbf)
            {
                text.Append(Encoding.UTF8.GetString(bytes[start..i]));
                text.Append((char)((bytes[i] & 0x0f) << 12 | (bytes[i + 1] & 0x3f) << 6 | bytes[i + 2] & 0x3f));
                start = i + 3;
                i += 2;
            }
        }
        return text.Append(Encoding.UTF8.GetString(bytes[start..])).ToString();
    }
}
