namespace Candor.Policies.Text;

/// <summary>Which paragraph styles of a DOCX are headings: by their outline level or name (ECMA-376 part 1, sections 17.3.1.20 and 17.7.4).</summary>
internal sealed class DocxStyles
{
    private readonly Dictionary<string, int> _levels = new(StringComparer.Ordinal);

    /// <summary>Reads the styles; a broken part leaves out what follows.</summary>
    public DocxStyles(byte[]? part)
    {
        if (part is null)
        {
            return;
        }

        var id = string.Empty;
        DocxXml.Read(part, reader =>
        {
            switch (reader.LocalName)
            {
                case "style":
                    id = DocxXml.Attribute(reader, "styleId") ?? string.Empty;
                    break;
                case "name" when DocxXml.Attribute(reader, "val") is { } name && name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && name.Length == 9 && char.IsAsciiDigit(name[8]):
                    _levels[id] = name[8] - '0';
                    break;
                case "name" when string.Equals(DocxXml.Attribute(reader, "val"), "title", StringComparison.OrdinalIgnoreCase):
                    _levels[id] = 1;
                    break;
                case "outlineLvl" when id.Length > 0 && DocxXml.Number(reader, "val") is >= 0 and < 9 and var level:
                    _levels[id] = level + 1;
                    break;
            }
        });
    }

    /// <summary>The level of the heading that a style makes, from 1; 0 where it makes none. Where the file has no styles the usual names of headings count.</summary>
    public int LevelOf(string? style) =>
        style is null ? 0
        : _levels.TryGetValue(style, out var level) ? level
        : _levels.Count == 0 && style.Length == 8 && style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) && char.IsAsciiDigit(style[7]) ? style[7] - '0'
        : 0;
}
