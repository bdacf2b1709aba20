using System.Globalization;
using System.Text;

namespace Candor.Cli.Terminal;

/// <summary>Text from an app or a policy, made fit for a terminal: nothing of it may move the cursor, colour or reorder what is shown.</summary>
internal static class TerminalText
{
    public static string Safe(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                safe.Append(CultureInfo.InvariantCulture, $"⟦U+{rune.Value:X4}⟧");
            }
            else
            {
                safe.Append(rune);
            }
        }

        return safe.ToString();
    }
}
