namespace Candor.Dex;

/// <summary>A class of the app.</summary>
/// <param name="Id">Its number in the program, from 0.</param>
/// <param name="TypeId">The number of its type in the program.</param>
/// <param name="File">The file that defines it.</param>
/// <param name="Handle">Its place in that file.</param>
/// <param name="FirstMethodId">The number of its first method; the others follow.</param>
/// <param name="MethodCount">How many methods it defines.</param>
public readonly record struct ProgramClass(int Id, int TypeId, DexFile File, ClassHandle Handle, int FirstMethodId, int MethodCount)
{
    /// <summary>The definition in the file.</summary>
    public ClassDefinition Definition => File.GetClass(Handle);
}
