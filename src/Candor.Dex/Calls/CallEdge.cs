namespace Candor.Dex;

/// <summary>One edge of the call graph.</summary>
/// <param name="Caller">The method that contains the call.</param>
/// <param name="CodeOffset">The instruction, in code units from the start of the caller.</param>
/// <param name="Kind">Why the callee may run.</param>
/// <param name="Callee">The method that may run.</param>
/// <param name="ViaType">For a callback, the platform type in the <see cref="ClassHierarchy"/> that calls it; otherwise -1.</param>
public readonly record struct CallEdge(int Caller, int CodeOffset, CallKind Kind, int Callee, int ViaType);
