namespace Candor.Cases;

/// <summary>What a rule of retention deletes, or has deleted.</summary>
/// <param name="Audits">How many audits lose their files; what lists say of them stays.</param>
/// <param name="Complaints">How many complaints are erased; their commitments stay.</param>
/// <param name="Files">How many files of the vault go: those that nothing refers to any more.</param>
/// <param name="Bytes">How large they are together.</param>
public sealed record RetentionOutcome(int Audits, int Complaints, int Files, long Bytes);
