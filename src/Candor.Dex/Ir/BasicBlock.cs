using System.Collections.Immutable;

namespace Candor.Dex;

/// <summary>A run of instructions that control enters only at its start and leaves only at its end, or through a handler.</summary>
/// <param name="First">The place of its first instruction in <see cref="MethodBody.Instructions"/>.</param>
/// <param name="End">The place behind its last.</param>
/// <param name="Successors">Blocks that may run next: of a conditional branch, the one behind it first, then the target; of a switch, the
/// one behind it first, then the targets in the order of the cases.</param>
/// <param name="Handlers">Handlers around the block, in the order in which they are tried.</param>
public sealed record BasicBlock(int First, int End, ImmutableArray<int> Successors, ImmutableArray<ExceptionEdge> Handlers);
