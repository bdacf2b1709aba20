namespace Candor.Android.Conducts;

/// <summary>Texts of an app as they are shown in a finding: quoted, cut, and for each reader in a language that it is in, where there is one.</summary>
internal static class QuotedText
{
    private const int ShownCharacters = 160;

    /// <summary>One of some texts that say the same.</summary>
    public static LocalizedText Of(IReadOnlyList<string> texts)
    {
        var chinese = texts.FirstOrDefault(IsChinese) ?? texts[0];
        var other = texts.FirstOrDefault(static t => !IsChinese(t)) ?? texts[0];
        return new($"“{Cut(chinese)}”", $"“{Cut(other)}”");
    }

    /// <summary>A text, cut to a length that a report can show.</summary>
    public static string Cut(string text) => text.Length <= ShownCharacters ? text : text[..ShownCharacters] + "…";

    private static bool IsChinese(string text) => text.Any(static c => c is >= '\u4E00' and <= '\u9FFF');
}
