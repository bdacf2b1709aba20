namespace Candor.Android.Resources;

/// <summary>A text in one locale.</summary>
/// <param name="Locale">BCP 47 tag, or an empty string for the default.</param>
/// <param name="Text">The text. Hostile.</param>
public sealed record LocaleText(string Locale, string Text);
