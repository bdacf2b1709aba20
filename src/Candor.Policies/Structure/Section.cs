using System.Collections.Immutable;

namespace Candor.Policies.Structure;

/// <summary>A section with the headings above it.</summary>
/// <param name="Record">The section as it is reported.</param>
/// <param name="Path">The headings down to its own, outermost first.</param>
internal sealed record Section(PolicySection Record, ImmutableArray<string> Path);
