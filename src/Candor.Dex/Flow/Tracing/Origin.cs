namespace Candor.Dex;

/// <summary>Where a caller holds what a callee is given.</summary>
/// <param name="Place">The place.</param>
/// <param name="Register">The register of the call from which it is reached; -1 for none.</param>
/// <param name="Text">The place as the call names it.</param>
internal readonly record struct Origin(TracePlace Place, int Register, string Text);
