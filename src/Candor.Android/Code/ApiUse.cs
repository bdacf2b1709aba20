namespace Candor.Android.Code;

/// <summary>An instruction that touches a target.</summary>
/// <param name="Method">The number of the method in the program.</param>
/// <param name="Offset">The offset of the instruction, in 16-bit code units.</param>
/// <param name="Target">What it touches.</param>
internal readonly record struct ApiUse(int Method, int Offset, ApiTarget Target)
{
    /// <summary>The instruction.</summary>
    public CodePlace Place => new(Method, Offset);
}
