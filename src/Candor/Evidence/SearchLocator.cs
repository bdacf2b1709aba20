using System.Globalization;

namespace Candor;

/// <summary>A search of the whole blob that found nothing: what an omission rests on.</summary>
/// <param name="Sought">What was looked for.</param>
/// <param name="Searched">How many characters (of a text) or entries (of an archive) were searched.</param>
public sealed record SearchLocator(LocalizedText Sought, int Searched) : Locator
{
    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => string.Create(CultureInfo.InvariantCulture, $"search\n{Sought.Zh}\n{Sought.En}\n{Searched}");
}
