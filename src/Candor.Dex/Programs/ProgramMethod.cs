namespace Candor.Dex;

/// <summary>A method that a class of the app defines.</summary>
/// <param name="Id">Its number in the program, from 0.</param>
/// <param name="ClassId">The number of its class.</param>
/// <param name="File">The file that defines it.</param>
/// <param name="Definition">The definition in that file.</param>
public readonly record struct ProgramMethod(int Id, int ClassId, DexFile File, MethodDefinition Definition)
{
    /// <summary>Whether it has code: it is neither abstract nor native.</summary>
    public bool HasCode => Definition.HasCode;

    /// <summary>Its body.</summary>
    /// <exception cref="ArgumentException">It has no code.</exception>
    /// <exception cref="BadDexException">The code item does not lie in the file.</exception>
    public CodeItem GetCode() => File.GetCode(Definition);
}
