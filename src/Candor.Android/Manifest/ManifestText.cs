namespace Candor.Android.Manifest;

/// <summary>A text of the manifest, written there or taken from the resources.</summary>
/// <param name="Text">The text in the default configuration; <see langword="null"/> when the resource cannot be resolved. Hostile.</param>
/// <param name="ResourceId">The resource that holds it, or 0 when it is written in the manifest.</param>
public sealed record ManifestText(string? Text, uint ResourceId);
