namespace Candor.Bundles.Verification;

/// <summary>A file out of which something was taken.</summary>
/// <param name="Path">Its name in this bundle.</param>
/// <param name="IsRemoved">Whether it was taken out whole.</param>
/// <param name="Parts">How many parts were taken out.</param>
/// <param name="Bytes">How many bytes they had.</param>
public sealed record RedactedFile(string Path, bool IsRemoved, int Parts, long Bytes);
