namespace Candor.Cli.Bundling;

/// <summary>What the command was told of an evidence bundle.</summary>
/// <param name="Path">Where it goes.</param>
/// <param name="IncludesInputs">Whether copies of the inputs go in; null where nothing was said: then yes, but for captures that are to be redacted.</param>
/// <param name="KeyPath">The key that signs; null for the user's own.</param>
/// <param name="Timestamp">The address of a time-stamping authority; null for none.</param>
internal sealed record BundleOptions(string Path, bool? IncludesInputs, string? KeyPath, Uri? Timestamp);
