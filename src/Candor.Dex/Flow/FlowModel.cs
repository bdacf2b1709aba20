namespace Candor.Dex;

/// <summary>What a method outside the app does with data, in the language of <c>docs/flow-models.md</c>.</summary>
/// <param name="Method"><c>Lclass;->name</c> for every overload, or with prototype for one. It counts for the types below too.</param>
/// <param name="Effects">Statements, separated by semicolons.</param>
public readonly record struct FlowModel(string Method, string Effects);
