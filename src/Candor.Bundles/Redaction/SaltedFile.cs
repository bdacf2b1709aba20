using System.Collections.Immutable;

namespace Candor.Bundles.Redaction;

/// <summary>A file out of which something was taken.</summary>
/// <param name="Path">Its name in the redacted bundle.</param>
/// <param name="Name">The name under which it was signed.</param>
/// <param name="NameSalt">The salt of that name, in hexadecimal.</param>
/// <param name="Seed">For a file that was taken out whole, the seed of all its salts, in hexadecimal; else null.</param>
/// <param name="Content">For a file that was taken out whole, the name of its copy beside this file; else null.</param>
/// <param name="Parts">The parts that were taken out.</param>
internal sealed record SaltedFile(string Path, string Name, string NameSalt, string? Seed, string? Content, ImmutableArray<SaltedPart> Parts);
