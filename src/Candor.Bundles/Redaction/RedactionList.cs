using System.Collections.Immutable;

namespace Candor.Bundles.Redaction;

/// <summary>What was taken out, and why (<c>redactions.json</c>).</summary>
/// <param name="Format"><c>candor-redactions/1</c>.</param>
/// <param name="Files">The files.</param>
internal sealed record RedactionList(string Format, ImmutableArray<RedactionListEntry> Files);
