using System.Globalization;
using System.Text;

namespace Candor.Android.Packages;

/// <summary>Something in a package that is not as its format says, and that was tolerated or left out.</summary>
/// <param name="Section"><c>zip</c>, <c>signature</c>, <c>xml</c>, <c>manifest</c>, <c>resources</c>, <c>dex</c> or <c>package</c>.</param>
/// <param name="Entry">Name of the archive entry, or <see langword="null"/>. Hostile text: escape before showing.</param>
/// <param name="Offset">Byte offset inside the section, or -1 when there is none.</param>
/// <param name="Message">What is wrong and what was done about it.</param>
public sealed record ApkProblem(string Section, string? Entry, long Offset, string Message)
{
    /// <summary>The problem as one line.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Section);
        if (Entry is not null)
        {
            text.Append(" '").Append(Entry.Length > 200 ? Entry[..200] + "…" : Entry).Append('\'');
        }
        if (Offset >= 0)
        {
            text.Append(CultureInfo.InvariantCulture, $" at 0x{Offset:x}");
        }
        return text.Append(": ").Append(Message).ToString();
    }
}
