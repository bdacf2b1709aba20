namespace Candor.Bundles.Redaction;

/// <summary>Something that was taken out and is proved.</summary>
/// <param name="Path">The file as the redacted bundle names it.</param>
/// <param name="Name">The name under which it was signed.</param>
/// <param name="IsWhole">Whether all of its content is proved.</param>
/// <param name="Parts">How many parts of it are proved.</param>
public sealed record RevealedFile(string Path, string Name, bool IsWhole, int Parts);
