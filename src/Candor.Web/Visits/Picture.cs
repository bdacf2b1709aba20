using System.Collections.Immutable;

namespace Candor.Web.Visits;

/// <summary>A picture that was taken in a visit.</summary>
/// <param name="Key">By what it is asked for, such as <c>first</c>.</param>
/// <param name="Png">The picture.</param>
/// <param name="Url">The address of the page then.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Width">The width, in pixels.</param>
/// <param name="Height">The height, in pixels.</param>
/// <param name="Boxes">What in it is meant.</param>
internal sealed record Picture(string Key, byte[] Png, string Url, LocalizedText Caption, int Width, int Height, ImmutableArray<ScreenshotBox> Boxes);
