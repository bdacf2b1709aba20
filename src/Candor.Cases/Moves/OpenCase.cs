namespace Candor.Cases;

/// <summary>Opens a case. The complaint itself is kept where it can be erased; the chain holds its commitment.</summary>
/// <param name="Number">The number that people use, such as <c>2026-0007</c>.</param>
/// <param name="Workspace">Whose case it is.</param>
/// <param name="Title">What it is about, in one line.</param>
/// <param name="Complaint">The salted SHA-256 of the complaint; null where nobody complained.</param>
/// <param name="Complainant">The account that complained; null where nobody did or without an account.</param>
public sealed record OpenCase(string Number, Workspace Workspace, string Title, string? Complaint, string? Complainant) : CaseMove;
