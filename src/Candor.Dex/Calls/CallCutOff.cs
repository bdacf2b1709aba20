namespace Candor.Dex;

/// <summary>A virtual call with more targets than <see cref="DexOptions.MaxVirtualTargets"/>; those with the lowest numbers are kept.</summary>
/// <param name="TypeId">The type of the receiver, in the <see cref="ClassHierarchy"/>.</param>
/// <param name="MethodName">The name of the method called.</param>
/// <param name="Targets">How many targets there are.</param>
public readonly record struct CallCutOff(int TypeId, string MethodName, int Targets);
