using System.Collections.Immutable;

namespace Candor.Dex;

/// <summary>
/// The code of one method as a control-flow graph over registers. Only what control can reach from the first instruction is in it: data and
/// junk between instructions is never decoded. Block 0 is where the method begins. Immutable.
/// </summary>
/// <param name="File">The file that the indexes point into.</param>
/// <param name="RegisterCount">How many registers the method uses, at most 65,535.</param>
/// <param name="FirstParameter">The register of the first parameter, the receiver of an instance method.</param>
/// <param name="Instructions">The instructions, by block and then by offset.</param>
/// <param name="Arguments">The registers that calls pass, in rows.</param>
/// <param name="Blocks">The blocks, in reverse post-order: but for loops, a block stands behind all that lead to it.</param>
/// <param name="Fault">What could not be read, or null: a branch out of the method, or an instruction cut off. Such paths end there.</param>
public sealed record MethodBody(
    DexFile File,
    int RegisterCount,
    int FirstParameter,
    ImmutableArray<IrInstruction> Instructions,
    ImmutableArray<int> Arguments,
    ImmutableArray<BasicBlock> Blocks,
    DexProblem? Fault)
{
    /// <summary>The registers that an instruction passes.</summary>
    /// <param name="instruction">A call or filled-new-array of this body.</param>
    public ReadOnlySpan<int> ArgumentsOf(in IrInstruction instruction) =>
        Arguments.AsSpan().Slice(instruction.FirstArgument, instruction.ArgumentCount);

    /// <summary>Decodes a method.</summary>
    /// <param name="method">A method of the app that has code.</param>
    /// <exception cref="ArgumentException">It has no code.</exception>
    /// <exception cref="BadDexException">The code item does not lie in the file.</exception>
    public static MethodBody Decode(ProgramMethod method) => new MethodBodyBuilder(method).Build();

    /// <summary>The switch cases of a packed or sparse switch: key and block, in the order of the payload.</summary>
    /// <param name="instruction">The switch.</param>
    /// <param name="block">The block that it ends.</param>
    /// <returns>Empty when the payload cannot be read.</returns>
    public IReadOnlyList<(int Key, int Block)> CasesOf(in IrInstruction instruction, BasicBlock block) =>
        Cases.TryGetValue(instruction.Offset, out int[]? keys) && block.Successors.Length == keys.Length + 1
            ? [.. keys.Select((key, i) => (key, block.Successors[i + 1]))]
            : [];

    internal ImmutableDictionary<int, int[]> Cases { get; init; } = ImmutableDictionary<int, int[]>.Empty;
}
