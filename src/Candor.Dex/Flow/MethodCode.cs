namespace Candor.Dex;

/// <summary>What the analysis asks of a method of the app.</summary>
internal sealed class MethodCode
{
    private ControlDependence? _dependence;

    public required int MethodId { get; init; }

    public required int FileIndex { get; init; }

    /// <summary>Null where the code cannot be read.</summary>
    public required MethodBody? Body { get; init; }

    public required bool IsStatic { get; init; }

    /// <summary>Whether a compiler made it, and no source has it.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>The register of each parameter, the receiver first.</summary>
    public required int[] ParameterRegisters { get; init; }

    /// <summary>The type of each parameter, the receiver first; -1 for primitives and unknown ones.</summary>
    public required int[] ParameterTypes { get; init; }

    public required char ReturnLetter { get; init; }

    /// <summary>Blocks that lie on a cycle: what they create may exist many times.</summary>
    public required bool[] InLoop { get; init; }

    /// <summary>Which blocks its branches decide; made when first asked for.</summary>
    public ControlDependence Dependence => _dependence ??= new ControlDependence(Body!);

    /// <summary>Symbols on whose class or constant value the method's calls depend. They only grow.</summary>
    public List<Symbol> Distinctions { get; } = [];

    /// <summary>How many contexts the method has been analysed in.</summary>
    public int Contexts { get; set; }
}
