namespace Candor.Dex;

/// <summary>A summary as one call applied it.</summary>
/// <param name="Callee">The method called, in its context.</param>
/// <param name="Summary">What it does, in its own terms.</param>
/// <param name="Substitution">What stands for its symbols at the caller.</param>
internal sealed record AppliedCall(MethodNode Callee, MethodSummary Summary, Substitution Substitution);
