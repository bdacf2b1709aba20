using System.Collections.Immutable;

namespace Candor;

/// <summary>What a policy itself says a term covers: "设备信息包括…", "device information means …".</summary>
/// <param name="Term">The id of the data type that the term names.</param>
/// <param name="Members">The ids of the data types that it covers here, in the order of the text.</param>
/// <param name="Quote">The id of the evidence that quotes it.</param>
public sealed record PolicyDefinition(string Term, ImmutableArray<string> Members, string Quote);
