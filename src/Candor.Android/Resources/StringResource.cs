namespace Candor.Android.Resources;

/// <summary>One string value of the resource table.</summary>
/// <param name="Id">Resource id.</param>
/// <param name="Type">Name of the resource's type, such as <c>string</c> or <c>array</c>.</param>
/// <param name="Name">Name of the resource; may be shortened by an obfuscator.</param>
/// <param name="Locale">BCP 47 tag, or an empty string for the default.</param>
/// <param name="Value">The text. Hostile.</param>
public sealed record StringResource(uint Id, string Type, string Name, string Locale, string Value);
