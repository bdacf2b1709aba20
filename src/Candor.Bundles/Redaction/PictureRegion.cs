namespace Candor.Bundles.Redaction;

/// <summary>A place in a picture.</summary>
/// <param name="Exhibit">The exhibit: its number in <c>exhibits.json</c>, or the name of the file.</param>
/// <param name="X">The left edge, in pixels.</param>
/// <param name="Y">The upper edge.</param>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
public sealed record PictureRegion(string Exhibit, int X, int Y, int Width, int Height);
