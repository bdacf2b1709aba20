using System.Collections.Immutable;

namespace Candor.Android.Flows;

/// <summary>Where a flow leads to.</summary>
/// <param name="Channel">The channel, from the closed list: that of what the sink writes to where that is known, else that of the sink.</param>
/// <param name="Hosts">The hosts of the addresses in the code that come to the sink, in lower case and ordered: the data may go to any of them. Empty where none is found.</param>
public sealed record FlowEnd(string Channel, ImmutableArray<string> Hosts);
