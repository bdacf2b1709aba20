namespace Candor.Dex;

/// <summary>A method as one file names it, with all that the analysis asks of it.</summary>
internal sealed class MethodUse
{
    public required int DeclaringType { get; init; }

    public required int Selector { get; init; }

    public required string Name { get; init; }

    /// <summary>The method without its class: name and prototype.</summary>
    public required string NameAndPrototype { get; init; }

    public required int[] ParameterTypes { get; init; }

    /// <summary>Whether a parameter takes two registers.</summary>
    public required bool[] Wide { get; init; }

    public required int ReturnType { get; init; }

    /// <summary>The first letter of the descriptor of the result: V, L, [ or that of a primitive.</summary>
    public required char ReturnLetter { get; init; }

    /// <summary>Whether the result is a number, a text or another value without identity.</summary>
    public required bool ReturnsValue { get; init; }

    public required int[] Sources { get; init; }

    public required int[] Sinks { get; init; }

    /// <summary>What it may throw by itself where its code is not read; null until asked.</summary>
    public ImplicitThrows? Throws { get; set; }

    /// <summary>Models by the class of the receiver.</summary>
    public Dictionary<int, IReadOnlyList<ModelStatement>?> Models { get; } = [];

    /// <summary>Targets of a virtual call by the class of the receiver; null until asked.</summary>
    public Dictionary<int, int[]> Targets { get; } = [];
}
