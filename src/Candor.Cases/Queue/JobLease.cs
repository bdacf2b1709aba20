namespace Candor.Cases;

/// <summary>A job that a worker holds for a time.</summary>
/// <param name="JobId">The job.</param>
/// <param name="Epoch">The fencing token: whoever completes must still hold it.</param>
/// <param name="Attempt">Which attempt this is, from 1.</param>
/// <param name="Request">What to audit, as JSON.</param>
/// <param name="Title">What people call it.</param>
public sealed record JobLease(string JobId, int Epoch, int Attempt, string Request, string Title);
