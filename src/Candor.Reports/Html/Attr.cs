using System.Globalization;

namespace Candor.Reports.Html;

/// <summary>
/// An attribute of an element. Only the factories below make one, so that no attribute exists that could load, run or link to
/// anything outside the page, and no text of a subject or a policy can become an attribute's value.
/// </summary>
internal readonly record struct Attr
{
    private Attr(string name, string? value)
    {
        Name = name;
        Value = value;
    }

    /// <summary>Present without a value.</summary>
    public static Attr Checked => new("checked", null);

    /// <summary>Present without a value.</summary>
    public static Attr Open => new("open", null);

    public static Attr ColumnHead => new("scope", "col");

    public static Attr RowHead => new("scope", "row");

    public static Attr RowGroupHead => new("scope", "rowgroup");

    public static Attr HiddenFromReaders => new("aria-hidden", "true");

    public string Name { get; }

    /// <summary>Null for an attribute without a value.</summary>
    public string? Value { get; }

    /// <summary>Class names of the style sheet, separated by spaces.</summary>
    public static Attr Class(string names) => new("class", names);

    public static Attr Id(Anchor anchor) => new("id", anchor.Name);

    /// <summary>A link to a place in the same page.</summary>
    public static Attr LinkTo(Anchor anchor) => new("href", "#" + anchor.Name);

    public static Attr For(Anchor anchor) => new("for", anchor.Name);

    public static Attr LabelledBy(Anchor anchor) => new("aria-labelledby", anchor.Name);

    public static Attr Lang(Language language) => new("lang", language == Language.Zh ? "zh-CN" : "en");

    public static Attr ColumnSpan(int columns) => new("colspan", Format(columns));

    /// <summary>The number of an item in an ordered list.</summary>
    public static Attr ItemNumber(int number) => new("value", Format(number));

    public static Attr Radio(string group) => new("type", group.Length > 0 ? "radio" : throw new ArgumentException("A radio button belongs to a group.", nameof(group)));

    public static Attr Group(string group) => new("name", group);

    /// <summary>A property of the document: a <c>meta</c> element's own attributes, with constant values.</summary>
    public static Attr Meta(string name, string value) =>
        name is "charset" or "name" or "content" or "http-equiv" ? new(name, value) : throw new ArgumentException("Not an attribute of meta.", nameof(name));

    /// <summary>A length or place in an SVG picture.</summary>
    public static Attr Svg(string name, int value) =>
        name is "x" or "y" or "width" or "height" ? new(name, Format(value)) : throw new ArgumentException("Not a length.", nameof(name));

    /// <summary>The size of text in an SVG picture.</summary>
    public static Attr FontSize(int value) => new("font-size", Format(value));

    /// <summary>A picture that stands in the report itself. Nothing is loaded for it.</summary>
    /// <exception cref="ArgumentException">The bytes are no PNG.</exception>
    public static Attr Png(ReadOnlySpan<byte> png) =>
        png.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
            ? new("href", "data:image/png;base64," + Convert.ToBase64String(png))
            : throw new ArgumentException("Not a PNG.", nameof(png));

    /// <summary>The coordinates of an SVG picture, stretched to the width that it is given.</summary>
    public static Attr ViewBox(int width, int height) => new("viewBox", $"0 0 {Format(width)} {Format(height)}");

    public static Attr Stretch => new("preserveAspectRatio", "none");

    public static Attr Role(string role) => new("role", role);

    private static string Format(int value) => value.ToString(CultureInfo.InvariantCulture);
}
