namespace Candor.Android.Manifest;

/// <summary>A feature of the device that the app uses.</summary>
/// <param name="Name">Name of the feature, or <see langword="null"/> for an OpenGL ES version.</param>
/// <param name="GlEsVersion">OpenGL ES version as 0xMMMMmmmm, or 0.</param>
/// <param name="Required">Whether the app does not install without it.</param>
/// <param name="Line">Line in the source manifest.</param>
public sealed record UsedFeature(string? Name, uint GlEsVersion, bool Required, int Line);
