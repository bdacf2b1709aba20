using System.Collections.Immutable;
using System.Globalization;

namespace Candor;

/// <summary>A span of characters in the normalised text of a policy.</summary>
/// <param name="Start">The first character, counted from 0 in UTF-16 code units.</param>
/// <param name="Length">The number of UTF-16 code units.</param>
/// <param name="Quote">The characters.</param>
/// <param name="Before">Up to 120 characters before them.</param>
/// <param name="After">Up to 120 characters after them.</param>
/// <param name="Heading">The headings above the span, outermost first.</param>
public sealed record TextLocator(int Start, int Length, string Quote, string Before, string After, ImmutableArray<string> Heading) : Locator
{
    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => string.Create(CultureInfo.InvariantCulture, $"text\n{Start}\n{Length}\n{Quote}");
}
