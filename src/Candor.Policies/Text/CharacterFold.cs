using System.Collections.Frozen;

namespace Candor.Policies.Text;

/// <summary>
/// Folds characters that look like others to those others: the part of Unicode's compatibility decomposition (NFKC) that keeps the
/// number of letters and the punctuation. The runtime's own normalisation does nothing without ICU.
/// </summary>
internal static class CharacterFold
{
    // The CJK radicals U+2F00 to U+2FD5, which PDF files often carry in place of the characters.
    private const string Radicals =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮" +
        "皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠";

    // Pairs of a radical of U+2E80 to U+2EF3 and its character.
    private const string RadicalPairs =
        "⺟母⻳龟⻅见⻓长⻔门⻚页⻛风⻜飞⻢马⻥鱼⻦鸟⻋车⻄西⻉贝⻘青⻝食⻩黄⻮齿⻰龙⻬齐⻨麦⻤鬼⻣骨⻆角⻙韦⻁虎⻎辶⻧卤⻭齿⻯龙⻪黾⻒镸⺠民⺝月⺓幺⺋巳⺌小⺎尢⺫目⺯糸⺷羊⺼肉⻂衣";

    private static readonly FrozenDictionary<char, char> Pairs =
        Enumerable.Range(0, RadicalPairs.Length / 2).ToFrozenDictionary(static i => RadicalPairs[2 * i], static i => RadicalPairs[(2 * i) + 1]);

    /// <summary>What becomes of a character.</summary>
    public static CharacterFate FateOf(char c) => c switch
    {
        < '\u0020' => CharacterFate.Space,
        < '\u007F' => CharacterFate.Keep,
        >= '\u007F' and <= '\u00A0' => CharacterFate.Space,
        '\u1680' or '\u202F' or '\u205F' or '\u3000' or '\u2028' or '\u2029' or (>= '\u2000' and <= '\u200A') => CharacterFate.Space,
        '\u00AD' or '\u034F' or '\u115F' or '\u1160' or '\u17B4' or '\u17B5' or '\u3164' or '\uFFA0' => CharacterFate.Invisible,
        '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF' or (>= '\u2061' and <= '\u2064') => CharacterFate.Invisible,
        '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => CharacterFate.Bidirectional,
        (>= '\uFE00' and <= '\uFE0F') or (>= '\uFFF9' and <= '\uFFFB') => CharacterFate.Dropped,
        _ => CharacterFate.Keep,
    };

    /// <summary>The character that stands for a kept one.</summary>
    public static char Fold(char c) => c switch
    {
        (>= '\uFF10' and <= '\uFF19') or (>= '\uFF21' and <= '\uFF3A') or (>= '\uFF41' and <= '\uFF5A') => (char)(c - 0xFEE0),
        '\uFF0D' or '\uFF0F' or '\uFF03' or '\uFF04' or '\uFF05' or '\uFF06' or '\uFF0B' or '\uFF20' or '\uFF3F' => (char)(c - 0xFEE0),
        >= '\u2F00' and <= '\u2FD5' => Radicals[c - 0x2F00],
        >= '\u2E80' and <= '\u2EF3' => Pairs.GetValueOrDefault(c, c),
        '\u2010' or '\u2011' => '-',
        _ => c,
    };

    /// <summary>The letters of a ligature; null where the character is none.</summary>
    public static string? Ligature(char c) => c switch
    {
        '\uFB00' => "ff",
        '\uFB01' => "fi",
        '\uFB02' => "fl",
        '\uFB03' => "ffi",
        '\uFB04' => "ffl",
        '\uFB05' or '\uFB06' => "st",
        _ => null,
    };
}

/// <summary>What becomes of a character in the normalised text.</summary>
internal enum CharacterFate
{
    /// <summary>It stays, folded.</summary>
    Keep,

    /// <summary>It is white space.</summary>
    Space,

    /// <summary>It has no width and can split words unseen.</summary>
    Invisible,

    /// <summary>It changes the direction of the text.</summary>
    Bidirectional,

    /// <summary>It only chooses a glyph.</summary>
    Dropped,
}
