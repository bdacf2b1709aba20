namespace Candor;

/// <summary>An instruction in a Dalvik executable.</summary>
/// <param name="File">The entry of the archive that holds the code, such as <c>classes2.dex</c>.</param>
/// <param name="Method">The method, as <c>Lpackage/Class;->name(parameters)return</c>.</param>
/// <param name="Offset">The offset of the instruction in the method's code, in 16-bit code units.</param>
/// <param name="Instruction">The instruction as text.</param>
/// <param name="SourceFile">The source file that the debug information names; null where it names none.</param>
/// <param name="Line">The line in that file; null where the debug information has none.</param>
public sealed record CodeLocator(string File, string Method, int Offset, string Instruction, string? SourceFile, int? Line) : Locator
{
    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"code\n{File}\n{Method}\n{Offset}\n{Instruction}");
}
