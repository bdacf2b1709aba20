namespace Candor;

/// <summary>A button of a consent dialog.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Layer">On which layer of the dialog it is, from 1.</param>
/// <param name="IsLink">Whether it looks like text rather than a button.</param>
/// <param name="Width">Its width, in CSS pixels.</param>
/// <param name="Height">Its height, in CSS pixels.</param>
/// <param name="FontPixels">The size of its text, in CSS pixels.</param>
/// <param name="Contrast">The contrast of its text with its own background; null where a picture lies behind it.</param>
public sealed record ChoiceButton(string Text, int Layer, bool IsLink, int Width, int Height, double FontPixels, double? Contrast);
