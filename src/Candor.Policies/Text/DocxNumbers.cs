using System.Globalization;
using System.Xml;

namespace Candor.Policies.Text;

/// <summary>
/// The numbers that Word writes before paragraphs and that do not stand in the text: word/numbering.xml (ECMA-376 part 1, section 17.9).
/// A document whose numbers are lost loses its structure.
/// </summary>
internal sealed class DocxNumbers
{
    private const string ChineseDigits = "〇一二三四五六七八九";
    private const int Levels = 9;
    private readonly Dictionary<string, string> _abstractOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Abstract, int Level), (string Format, string Text, int Start)> _levels = [];
    private readonly Dictionary<string, int[]> _counters = new(StringComparer.Ordinal);

    /// <summary>Reads the definitions; a broken part leaves out what follows.</summary>
    public DocxNumbers(byte[]? part)
    {
        if (part is null)
        {
            return;
        }

        string? list = null, number = null;
        var level = 0;
        DocxXml.Read(part, reader =>
        {
            switch (reader.LocalName)
            {
                case "abstractNum":
                    (list, number) = (DocxXml.Attribute(reader, "abstractNumId"), null);
                    break;
                case "num":
                    (number, list) = (DocxXml.Attribute(reader, "numId"), null);
                    break;
                case "abstractNumId" when number is not null && DocxXml.Attribute(reader, "val") is { } of:
                    _abstractOf[number] = of;
                    break;
                case "lvl" when list is not null:
                    level = Math.Clamp(DocxXml.Number(reader, "ilvl"), 0, Levels - 1);
                    _levels[(list, level)] = ("decimal", string.Empty, 1);
                    break;
                case "start" when list is not null && _levels.TryGetValue((list, level), out var known):
                    _levels[(list, level)] = known with { Start = DocxXml.Number(reader, "val") };
                    break;
                case "numFmt" when list is not null && _levels.TryGetValue((list, level), out var known):
                    _levels[(list, level)] = known with { Format = DocxXml.Attribute(reader, "val") ?? "decimal" };
                    break;
                case "lvlText" when list is not null && _levels.TryGetValue((list, level), out var known):
                    _levels[(list, level)] = known with { Text = DocxXml.Attribute(reader, "val") ?? string.Empty };
                    break;
            }
        });
    }

    /// <summary>The number of the next paragraph of a list at a level; empty for a bullet.</summary>
    public string Next(string list, int level)
    {
        level = Math.Clamp(level, 0, Levels - 1);
        if (!_abstractOf.TryGetValue(list, out var definition) || !_levels.TryGetValue((definition, level), out var own) || own.Format is "bullet" or "none")
        {
            return string.Empty;
        }

        if (!_counters.TryGetValue(definition, out var counters))
        {
            _counters[definition] = counters = new int[Levels];
        }

        counters[level] = counters[level] == 0 ? own.Start : counters[level] + 1;
        Array.Clear(counters, level + 1, Levels - level - 1);
        var text = own.Text;
        for (var i = 0; i <= level; i++)
        {
            var format = _levels.TryGetValue((definition, i), out var of) ? of.Format : "decimal";
            text = text.Replace("%" + (i + 1).ToString(CultureInfo.InvariantCulture), Write(Math.Max(1, counters[i]), i == level ? own.Format : format), StringComparison.Ordinal);
        }

        return text.Length > 0 && text.Length < 24 ? text + " " : string.Empty;
    }

    private static string Write(int number, string format) => format switch
    {
        "chineseCounting" or "chineseCountingThousand" or "chineseLegalSimplified" or "ideographDigital" or "japaneseCounting" or "taiwaneseCountingThousand" => Chinese(number),
        "lowerLetter" => ((char)('a' + ((number - 1) % 26))).ToString(),
        "upperLetter" => ((char)('A' + ((number - 1) % 26))).ToString(),
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" when number <= 20 => ((char)('①' + number - 1)).ToString(),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private static string Chinese(int number) => number switch
    {
        < 10 => ChineseDigits[number].ToString(),
        < 20 => "十" + (number % 10 == 0 ? string.Empty : ChineseDigits[number % 10]),
        < 100 => ChineseDigits[number / 10] + "十" + (number % 10 == 0 ? string.Empty : ChineseDigits[number % 10]),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };
}
