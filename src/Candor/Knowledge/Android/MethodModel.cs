namespace Candor.Knowledge.Android;

/// <summary>What a method of the platform or of a common library does with data, in the language of <c>docs/flow-models.md</c>.</summary>
/// <param name="Method">The method: <c>Lclass;->name</c> for every overload, or with prototype for one.</param>
/// <param name="Effects">Statements, separated by semicolons.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record MethodModel(string Method, string Effects, Provenance Provenance);
