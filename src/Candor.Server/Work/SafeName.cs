using System.Text;

namespace Candor.Server.Work;

/// <summary>Names for files that strangers have named.</summary>
internal static class SafeName
{
    private const int Longest = 80;

    /// <summary>What of a name can stand in a folder of ours: letters, digits, <c>.</c>, <c>-</c> and <c>_</c>, no folder, and nothing that a command takes for an option.</summary>
    /// <param name="name">The name; null where none is known.</param>
    /// <param name="other">What takes its place where nothing of it is left.</param>
    public static string Of(string? name, string other)
    {
        var clean = new StringBuilder();
        foreach (var rune in (name ?? "").EnumerateRunes())
        {
            clean.Append(Rune.IsLetterOrDigit(rune) || rune.Value is '.' or '-' or '_' ? rune.ToString() : "_");
        }

        // The end says what kind of file it is, so the beginning is cut.
        var text = clean.ToString();
        if (text.Length > Longest)
        {
            text = text[^Longest..];
            text = char.IsLowSurrogate(text[0]) ? text[1..] : text;
        }

        text = text.TrimStart('.', '-', '_').TrimEnd('.');
        return text.Length > 0 ? text : other;
    }
}
