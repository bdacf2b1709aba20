namespace Candor.Dex;

/// <summary>Something in a file that was tolerated, or left out because it could not be read.</summary>
/// <param name="File">The name under which the file was opened.</param>
/// <param name="Section">The part of the file.</param>
/// <param name="Offset">Bytes from the start of the file.</param>
/// <param name="Message">What is wrong and what follows from it.</param>
/// <param name="Subject">The descriptor of the class or method that is left out, or null when the whole file is meant.</param>
public sealed record DexProblem(string File, DexSection Section, long Offset, string Message, string? Subject = null)
{
    internal static DexProblem From(string file, BadDexException fault, string? subject = null) =>
        new(file, fault.Section, fault.Offset, fault.Reason, subject);
}
