using System.Globalization;
using System.Text;

namespace Candor.Android.Resources;

/// <summary>The circumstances for which a resource value is meant (ResTable_config); only what selects a text is decoded.</summary>
/// <param name="Language">Language of two or three letters, or an empty string for any.</param>
/// <param name="Script">Script such as <c>Hans</c>, or an empty string.</param>
/// <param name="Region">Region such as <c>CN</c> or <c>419</c>, or an empty string.</param>
/// <param name="SdkVersion">Lowest API level, or 0.</param>
/// <param name="IsOtherwiseDefault">Whether nothing but locale and API level is asked for: no density, screen, night mode or network.</param>
public sealed record ResourceConfig(string Language, string Script, string Region, int SdkVersion, bool IsOtherwiseDefault)
{
    /// <summary>The configuration that fits everywhere.</summary>
    public static ResourceConfig Default { get; } = new("", "", "", 0, true);

    /// <summary>The locale as a BCP 47 tag such as <c>zh-Hans-CN</c>, or an empty string for the default.</summary>
    public string Locale { get; } = Tag(Language, Script, Region);

    /// <summary>Decodes a configuration; fields beyond its stated length are empty.</summary>
    internal static ResourceConfig Read(ChunkBytes bytes)
    {
        var length = (int)Math.Min(bytes.U32(0), bytes.Length);
        var isDefault = true;
        for (var i = 4; i < length; i++)
        {
            // Locale, script and variant, API level, and the mark for a computed script do not count.
            isDefault &= i is >= 8 and < 12 or >= 24 and < 28 or >= 36 and < 48 or >= 52 || bytes.U8(i) == 0;
        }
        return new ResourceConfig(
            length >= 12 ? Unpack(bytes.U8(8), bytes.U8(9), 'a') : "",
            length >= 40 && IsComputedScript(bytes, length) is false ? Ascii(bytes, 36, 4) : "",
            length >= 12 ? Unpack(bytes.U8(10), bytes.U8(11), '0') : "",
            length >= 26 ? bytes.U16(24) : 0,
            isDefault);
    }

    private static bool IsComputedScript(ChunkBytes bytes, int length) => length > 52 && bytes.U8(52) != 0;

    /// <summary>Two ASCII letters, or three packed into fifteen bits where the highest bit is set.</summary>
    private static string Unpack(byte first, byte second, char origin)
    {
        if (first == 0)
        {
            return "";
        }
        Span<char> letters = (first & 0x80) == 0
            ? [(char)first, (char)second]
            : [(char)(origin + (second & 0x1f)), (char)(origin + ((second & 0xe0) >> 5 | (first & 3) << 3)), (char)(origin + ((first & 0x7c) >> 2))];
        foreach (var c in letters)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                return "";
            }
        }
        return new string(letters);
    }

    private static string Ascii(ChunkBytes bytes, int at, int count)
    {
        var text = new StringBuilder(count);
        for (var i = 0; i < count && char.IsAsciiLetterOrDigit((char)bytes.U8(at + i)); i++)
        {
            text.Append((char)bytes.U8(at + i));
        }
        return text.ToString();
    }

    private static string Tag(string language, string script, string region) =>
        string.Join('-', new[] { language, script, region }.Where(part => part.Length > 0));

    /// <summary>The locale, or <c>default</c>, and the API level where one is asked for.</summary>
    public override string ToString() =>
        (Locale.Length == 0 ? "default" : Locale) + (SdkVersion == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"-v{SdkVersion}"))
        + (IsOtherwiseDefault ? "" : "+");
}
