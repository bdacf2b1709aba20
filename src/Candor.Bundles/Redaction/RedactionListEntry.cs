using System.Collections.Immutable;

namespace Candor.Bundles.Redaction;

/// <summary>A file out of which something was taken.</summary>
/// <param name="Path">Its name in this bundle.</param>
/// <param name="IsRemoved">Whether it was taken out whole.</param>
/// <param name="Why">Why: <c>values of a person</c>, <c>asked for</c>, <c>hashes that would give away what was taken out</c> and so on.</param>
/// <param name="Substitute">The file that stands for it; null where none does.</param>
/// <param name="Ranges">The first byte and the length of each stretch that was taken out.</param>
internal sealed record RedactionListEntry(string Path, bool IsRemoved, string Why, string? Substitute, ImmutableArray<ImmutableArray<long>> Ranges);
