using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>Where a stream stands.</summary>
/// <param name="First">The number of the first offer that it holds.</param>
/// <param name="Last">The number of the last that it was given.</param>
/// <param name="Delivered">The number of the last that was delivered of each lane.</param>
internal sealed record StreamPosition(long First, long Last, ImmutableDictionary<JobLane, long> Delivered);
