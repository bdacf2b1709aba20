using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>One row of the table of moves.</summary>
/// <param name="Move">The move.</param>
/// <param name="From">The states in which it may be made.</param>
/// <param name="Roles">Who may make it.</param>
/// <param name="To">The state after it; null where the state stays or follows from what the move says.</param>
public sealed record Transition(Type Move, ImmutableArray<CaseState> From, ImmutableArray<Role> Roles, CaseState? To);
