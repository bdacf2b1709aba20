namespace Candor.Android.Manifest;

/// <summary>One <c>data</c> element of an intent filter; parts that are not there are <see langword="null"/>.</summary>
/// <param name="Scheme">Scheme of the URI.</param>
/// <param name="Host">Host.</param>
/// <param name="Port">Port.</param>
/// <param name="Path">Path, prefix or pattern.</param>
/// <param name="MimeType">MIME type.</param>
public sealed record IntentData(string? Scheme, string? Host, string? Port, string? Path, string? MimeType);
