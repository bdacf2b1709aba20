namespace Candor;

/// <summary>A place in a picture.</summary>
/// <param name="X">The left edge, in pixels of the picture.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Label">What is there.</param>
public sealed record ScreenshotBox(int X, int Y, int Width, int Height, LocalizedText Label);
