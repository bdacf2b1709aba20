namespace Candor.Dex;

/// <summary>A method that a class defines.</summary>
/// <param name="Handle">The method, known to be in the file's table.</param>
/// <param name="Flags">Access flags.</param>
/// <param name="CodeOffset">Where its code item stands, in bytes from the start of the file; 0 when it has none.</param>
/// <param name="IsDirect">Whether it stands in the list of direct methods: static, private, constructor.</param>
public readonly record struct MethodDefinition(MethodHandle Handle, AccessFlags Flags, uint CodeOffset, bool IsDirect)
{
    /// <summary>Whether it has code: it is neither abstract nor native.</summary>
    public bool HasCode => CodeOffset != 0;
}
