using System.Collections.Immutable;

namespace Candor.Bundles.Redaction;

/// <summary>What was taken out.</summary>
/// <param name="Root">The root, which is that of the original, in lower-case hexadecimal.</param>
/// <param name="KeyId">The id of the key that signed the redaction.</param>
/// <param name="Removed">The files that were taken out whole, as the new bundle names them.</param>
/// <param name="Changed">The files out of which parts were taken, with how many parts, as the new bundle names them.</param>
/// <param name="NotSearched">Files in which values were not looked for, with the reason: programs and pictures.</param>
public sealed record RedactionReceipt(
    string Root,
    string KeyId,
    ImmutableArray<string> Removed,
    ImmutableArray<(string Path, int Parts)> Changed,
    ImmutableArray<(string Path, string Why)> NotSearched);
