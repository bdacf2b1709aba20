namespace Candor.Policies.Text;

/// <summary>Plain text to blocks: a line is a block, an indented or bulleted one a list item.</summary>
internal static class PlainReader
{
    /// <summary>Reads plain text.</summary>
    public static PolicyText Read(string text, PolicyLimits limits, bool isCut)
    {
        var builder = new TextBuilder(limits);
        var tabbed = new TabbedRows(builder, limits);
        foreach (var range in text.AsSpan().SplitAny("\n\r\f\u2028\u2029"))
        {
            var line = text.AsSpan()[range];
            if (!tabbed.Add(line))
            {
                Line(line, builder);
            }

            if (builder.IsFull)
            {
                break;
            }
        }

        tabbed.Flush();
        return builder.Build("text/plain", string.Empty, isCut ? [Gaps.TooLong(limits.MaxBytes, "字节", "bytes")] : [], !isCut);
    }

    /// <summary>Adds one line as a block.</summary>
    public static void Line(ReadOnlySpan<char> line, TextBuilder builder)
    {
        var trimmed = line.Trim();
        var bullet = trimmed is ['•' or '·' or '●' or '○' or '■' or '◆' or '▪' or '\uF0B7' or '\uF06C', ..] ||
            trimmed is ['-' or '*' or '–' or '—', ' ', ..];
        builder.Open(bullet ? BlockKind.ListItem : BlockKind.Paragraph, bullet ? 1 : 0);
        builder.Append(bullet ? trimmed[1..] : trimmed);
        builder.Close();
    }
}
