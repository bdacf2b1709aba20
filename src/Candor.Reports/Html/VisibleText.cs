using System.Globalization;
using System.Text;

namespace Candor.Reports.Html;

/// <summary>
/// Text of a subject or a policy, made safe to look at: characters that reorder, hide or join others are written out as
/// <c>⟦U+202E⟧</c>, and what is too long is cut. Which characters count is decided by Unicode's general category:
/// controls (but tab and line ends), format characters, line and paragraph separators, lone surrogates, non-characters,
/// blank letters, and combining marks beyond the third in a row.
/// </summary>
internal static class VisibleText
{
    private const int MarksInARow = 3;

    /// <summary>The text as it may be shown.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="limit">How many UTF-16 code units of it are kept, from 1.</param>
    /// <param name="omitted">How many UTF-16 code units were cut.</param>
    public static string Of(string text, int limit, out int omitted)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var kept = text.Length <= limit ? text.Length : limit;
        if (kept < text.Length && char.IsHighSurrogate(text[kept - 1]) && char.IsLowSurrogate(text[kept]))
        {
            kept--;
        }

        omitted = text.Length - kept;
        var part = text.AsSpan(0, kept);
        return IsPlain(part) ? (omitted == 0 ? text : part.ToString()) : Rewrite(part);
    }

    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            // ASCII, and the blocks from CJK punctuation to the CJK ideographs without the Hangul filler, hold nothing to hide.
            if (c is not ((>= ' ' and < '\u007F') or '\t' or '\n' or '\r' or (>= '\u3000' and <= '\u3029') or (>= '\u3041' and <= '\u3096') or (>= '\u4E00' and <= '\u9FEF') or (>= '\uFF01' and <= '\uFF5E')))
            {
                return false;
            }
        }

        return true;
    }

    private static string Rewrite(ReadOnlySpan<char> text)
    {
        var shown = new StringBuilder(text.Length + 32);
        var marks = 0;
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                WriteCode(shown, text[0]);
                text = text[1..];
                continue;
            }

            var category = Rune.GetUnicodeCategory(rune);
            marks = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MarksInARow || IsHidden(rune.Value, category))
            {
                WriteCode(shown, rune.Value);
            }
            else
            {
                shown.Append(text[..length]);
            }

            text = text[length..];
        }

        return shown.ToString();
    }

    private static bool IsHidden(int value, UnicodeCategory category) => category switch
    {
        UnicodeCategory.Control => value is not ('\t' or '\n' or '\r'),
        UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => true,
        _ => value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or 0xFFA0
            or (>= 0xFDD0 and <= 0xFDEF) or (>= 0xE0000 and <= 0xE0FFF)
            || (value & 0xFFFE) == 0xFFFE,
    };

    private static void WriteCode(StringBuilder shown, int value) =>
        shown.Append(CultureInfo.InvariantCulture, $"⟦U+{value:X4}⟧");
}
