using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Candor.Web.Looking;

/// <summary>A rectangle in CSS pixels of the frame's viewport.</summary>
internal sealed record LookBox(double X, double Y, double W, double H)
{
    /// <summary>The gap between two rectangles; 0 where they touch.</summary>
    public double DistanceTo(LookBox other)
    {
        var dx = Math.Max(0, Math.Max(other.X - (X + W), X - (other.X + other.W)));
        var dy = Math.Max(0, Math.Max(other.Y - (Y + H), Y - (other.Y + other.H)));
        return Math.Sqrt((dx * dx) + (dy * dy));
    }
}

/// <summary>A link in the text beside a box.</summary>
internal sealed record LookTextLink(string Text, string? Href);

/// <summary>A box or switch.</summary>
internal sealed record LookControl(
    int Id,
    string Kind,
    bool Checked,
    bool Disabled,
    string Label,
    ImmutableArray<LookTextLink> Links,
    LookBox Box,
    LookBox LabelBox,
    double Font,
    double? Contrast,
    string Name,
    string Selector,
    string Html,
    bool Visible,
    bool Required,
    string Signature,
    int Toggle);

/// <summary>The state of a box when the page was first painted.</summary>
internal sealed record LookFirst(string Selector, bool Checked);

/// <summary>Something that can be pressed.</summary>
internal sealed record LookButton(
    int Id,
    string Text,
    LookBox Box,
    double Font,
    double? Contrast,
    bool IsLink,
    string Selector,
    string Html,
    string? Href,
    string? Kind,
    double? Fill);

/// <summary>A consent dialog.</summary>
internal sealed record LookDialog(
    int Id,
    string Text,
    LookBox Box,
    bool Overlay,
    bool Modal,
    ImmutableArray<LookButton> Buttons,
    string Selector,
    string Html);

/// <summary>A link; its box is in coordinates of the document.</summary>
internal sealed record LookLink(int Id, string Text, string? Href, LookBox Box, double Font, double? Contrast, string Selector, string Html);

/// <summary>A field of a form; its box is in coordinates of the document.</summary>
internal sealed record LookField(
    int Id,
    string Tag,
    string Type,
    string Name,
    string Label,
    string Placeholder,
    string Autocomplete,
    string InputMode,
    bool Required,
    LookBox Box,
    string Selector,
    string Html,
    bool Filled);

/// <summary>A document as a whole.</summary>
internal sealed record LookPage(string Url, string Title, string Text, double Width, double Height, double ScrollWidth, double ScrollHeight);

/// <summary>How text is set.</summary>
internal sealed record LookType(double Font, double? Contrast);

/// <summary>A place to press.</summary>
internal sealed record LookSpot(double X, double Y, bool Hit);

/// <summary>An entry of a storage.</summary>
internal sealed record LookEntry(string Key, string Value);

/// <summary>The storages of an origin.</summary>
internal sealed record LookStores(string Origin, ImmutableArray<LookEntry> Local, ImmutableArray<LookEntry> Session);

/// <summary>What <c>Observe.js</c> tells.</summary>
internal sealed record LookNote(string K, string D, string S, int N, string U, bool A);

/// <summary>Reads the answers of the scripts without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImmutableArray<LookControl>))]
[JsonSerializable(typeof(ImmutableArray<LookFirst>))]
[JsonSerializable(typeof(ImmutableArray<LookButton>))]
[JsonSerializable(typeof(ImmutableArray<LookDialog>))]
[JsonSerializable(typeof(ImmutableArray<LookLink>))]
[JsonSerializable(typeof(ImmutableArray<LookField>))]
[JsonSerializable(typeof(LookPage))]
[JsonSerializable(typeof(LookType))]
[JsonSerializable(typeof(LookSpot))]
[JsonSerializable(typeof(LookBox))]
[JsonSerializable(typeof(ImmutableArray<LookBox>))]
[JsonSerializable(typeof(ImmutableArray<string>))]
[JsonSerializable(typeof(LookStores))]
[JsonSerializable(typeof(LookNote))]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(bool))]
[JsonSerializable(typeof(bool?))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class LookJson : JsonSerializerContext;
