namespace Candor.Android.Code;

/// <summary>An instruction of an app.</summary>
/// <param name="Method">The number of the method in the program.</param>
/// <param name="Offset">The offset of the instruction, in 16-bit code units.</param>
internal readonly record struct CodePlace(int Method, int Offset);
