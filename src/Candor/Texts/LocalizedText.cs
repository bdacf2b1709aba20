namespace Candor;

/// <summary>A text shown to people, in both of Candor's languages.</summary>
/// <param name="Zh">The text in Simplified Chinese.</param>
/// <param name="En">The text in English.</param>
public sealed record LocalizedText(string Zh, string En)
{
    /// <summary>The same characters in both languages: a name that is not translated.</summary>
    public static LocalizedText Same(string text) => new(text, text);

    /// <summary>The text in one language.</summary>
    public string In(Language language) => language == Language.Zh ? Zh : En;

    /// <summary>Replaces <c>{name}</c> in both languages.</summary>
    /// <param name="name">The name between the braces.</param>
    /// <param name="value">What takes its place.</param>
    public LocalizedText With(string name, LocalizedText value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var placeholder = "{" + name + "}";
        return new(Zh.Replace(placeholder, value.Zh, StringComparison.Ordinal), En.Replace(placeholder, value.En, StringComparison.Ordinal));
    }
}
