namespace Candor.Dex;

/// <summary>Where data enters. The caller knows it by its place in <see cref="FlowRules.Sources"/>.</summary>
/// <param name="Kind">What <paramref name="Signature"/> is.</param>
/// <param name="Signature">A method, a field, or the beginning of a string constant.</param>
/// <param name="WithString">For a method: a string that must be among its arguments; null where none is needed.</param>
public readonly record struct FlowSource(FlowSourceKind Kind, string Signature, string? WithString);
