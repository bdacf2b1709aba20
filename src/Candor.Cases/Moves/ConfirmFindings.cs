using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>A reviewer stands by findings.</summary>
/// <param name="Findings">Their ids, of the audit bound last.</param>
/// <param name="Reason">Why.</param>
public sealed record ConfirmFindings(ImmutableArray<string> Findings, string Reason) : CaseMove;
