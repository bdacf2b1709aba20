namespace Candor.Cases;

/// <summary>What came of an attempt to take one offered job.</summary>
/// <param name="Lease">The lease; null where it was not to be had.</param>
/// <param name="Wait">After how long the same offer is worth another look; null where it never is.</param>
internal sealed record TakeOutcome(JobLease? Lease, TimeSpan? Wait);
