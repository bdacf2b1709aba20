namespace Candor.Server.Work;

/// <summary>What came of one attempt: a result, or why there is none.</summary>
/// <param name="Result">The result; null where there is none.</param>
/// <param name="Failure">Why there is none; null where there is one, or where nobody wants it.</param>
internal sealed record AuditOutcome(JobResult? Result, JobFailure? Failure);
