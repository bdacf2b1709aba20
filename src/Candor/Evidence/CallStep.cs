namespace Candor;

/// <summary>One step of a call path: a method, and the instruction in it that leads on.</summary>
/// <param name="File">The entry of the archive that holds the code.</param>
/// <param name="Method">The method, as <c>Lpackage/Class;->name(parameters)return</c>.</param>
/// <param name="Offset">The offset of the instruction that leads to the next step, in 16-bit code units.</param>
/// <param name="Edge">How the next step is reached: <c>call</c>, <c>virtual-call</c>, <c>callback</c>, <c>class-initialiser</c>, or <c>source</c> for the last.</param>
/// <param name="Instruction">The instruction as text.</param>
/// <param name="SourceFile">The source file that the debug information names; null where it names none.</param>
/// <param name="Line">The line in that file; null where the debug information has none.</param>
public sealed record CallStep(string File, string Method, int Offset, string Edge, string Instruction, string? SourceFile, int? Line);
