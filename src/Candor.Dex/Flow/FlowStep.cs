namespace Candor.Dex;

/// <summary>One step of a flow.</summary>
/// <param name="MethodId">The method.</param>
/// <param name="CodeOffset">The instruction, in code units; -1 for the entry of the method.</param>
/// <param name="Register">The register that holds the data behind it; -1 where none does.</param>
/// <param name="AccessPath">Register and fields, such as <c>v3.field</c>.</param>
/// <param name="Kind">What happens.</param>
public readonly record struct FlowStep(int MethodId, int CodeOffset, int Register, string AccessPath, FlowStepKind Kind)
{
    /// <summary>Whether the step rests on the default: no model describes the method outside the app that the instruction calls.</summary>
    public bool IsAssumed { get; init; }
}
