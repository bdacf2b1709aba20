namespace Candor;

/// <summary>One step of data on its way through code.</summary>
/// <param name="File">The entry of the archive that holds the code.</param>
/// <param name="Method">The method, as <c>Lpackage/Class;->name(parameters)return</c>.</param>
/// <param name="Offset">The offset of the instruction, in 16-bit code units; -1 for the entry of the method, whose parameter holds the data.</param>
/// <param name="Move">
/// What happens to the data: <c>source</c>, <c>assign</c>, <c>call</c>, <c>return</c>, <c>store</c>, <c>load</c>, <c>library</c>, <c>sink</c> and other
/// words of the closed list of the analysis.
/// </param>
/// <param name="Holder">The access path that holds the data then, such as <c>v3.imei</c>; empty where none is told.</param>
/// <param name="Instruction">The instruction as text; empty for the entry of a method.</param>
/// <param name="SourceFile">The source file that the debug information names; null where it names none.</param>
/// <param name="Line">The line in that file; null where the debug information has none.</param>
/// <param name="Assumed">Whether no model describes the method outside the app that the instruction calls, so that what it does with the data is assumed.</param>
public sealed record DataFlowStep(
    string File, string Method, int Offset, string Move, string Holder, string Instruction, string? SourceFile, int? Line, bool Assumed);
