using Candor.Dex;

namespace Candor.Android.Flows;

/// <summary>When the data of a flow is read, seen from consent.</summary>
/// <param name="Stage">Before consent where a path exists that no gate bars, after it where every path passes one; else unknown.</param>
/// <param name="Gate">What bars every path, or may: <c>stored-flag</c>, <c>agree-button</c>, <c>consent-sdk</c> or <c>guarded-field</c>; null where nothing does.</param>
/// <param name="Label">The key of the flag, the label of the button, the name of the consent SDK or the field; null where there is no gate.</param>
/// <param name="GateMethod">The method that holds the gate; -1 where there is none.</param>
/// <param name="GateOffset">The gate, in code units; -1 where there is none.</param>
/// <param name="Why">How the stage was found, or why it is not known.</param>
/// <param name="Path">The earliest call path to the place that reads; empty where none leads there.</param>
public sealed record FlowStage(
    Stage Stage, string? Gate, string? Label, int GateMethod, int GateOffset, LocalizedText Why, IReadOnlyList<PathStep> Path);
