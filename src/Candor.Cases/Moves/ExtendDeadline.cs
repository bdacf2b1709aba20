namespace Candor.Cases;

/// <summary>Gives more time.</summary>
/// <param name="Deadline">The new deadline, later than the old.</param>
/// <param name="Reason">Why.</param>
public sealed record ExtendDeadline(Deadline Deadline, string Reason) : CaseMove;
