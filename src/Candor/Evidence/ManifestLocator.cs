using System.Globalization;

namespace Candor;

/// <summary>An element of an Android manifest.</summary>
/// <param name="Line">The line in the manifest's source, as the binary form records it; 0 where it records none.</param>
/// <param name="Element">The element's name, such as <c>uses-permission</c>.</param>
/// <param name="Excerpt">The element as text.</param>
public sealed record ManifestLocator(int Line, string Element, string Excerpt) : Locator
{
    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => string.Create(CultureInfo.InvariantCulture, $"manifest\n{Line}\n{Element}\n{Excerpt}");
}
