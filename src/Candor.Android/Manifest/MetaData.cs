namespace Candor.Android.Manifest;

/// <summary>A named value in the manifest, often the key of an SDK.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value as text, references resolved in the default configuration; <see langword="null"/> when there is none.</param>
/// <param name="ResourceId">The resource named by <c>android:resource</c> or by a reference as value, or 0.</param>
/// <param name="Line">Line in the source manifest.</param>
public sealed record MetaData(string Name, string? Value, uint ResourceId, int Line);
