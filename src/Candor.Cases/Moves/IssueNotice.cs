namespace Candor.Cases;

/// <summary>Issues the notice; by another person than the one who wrote it.</summary>
public sealed record IssueNotice() : CaseMove;
