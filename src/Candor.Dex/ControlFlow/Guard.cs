namespace Candor.Dex;

/// <summary>
/// A condition that must have held for control to be where it is: how much it says, and which it is. Guards are ordered by rank; what the ranks
/// and ids mean is the matter of the one who asks. Height of the order: the number of ranks times the number of ids.
/// </summary>
/// <param name="Rank">How much the condition says; 0 for nothing, <see cref="int.MaxValue"/> for what cannot happen.</param>
/// <param name="Id">Which condition it is; 0 for none.</param>
public readonly record struct Guard(int Rank, int Id)
{
    /// <summary>Nothing is known to have held.</summary>
    public static Guard None => default;

    /// <summary>Control cannot be here.</summary>
    public static Guard Impossible => new(int.MaxValue, 0);

    /// <summary>Whether control cannot be here.</summary>
    public bool IsImpossible => Rank == int.MaxValue;

    /// <summary>Both conditions held: the one of the higher rank, this one where they are equal.</summary>
    /// <param name="other">The other condition.</param>
    public Guard And(Guard other) => other.Rank > Rank ? other : this;

    /// <summary>One of two conditions held: the one of the lower rank, that with the lower id where they are equal.</summary>
    /// <param name="other">The other condition.</param>
    public Guard Or(Guard other) => other.Rank < Rank || (other.Rank == Rank && other.Id < Id) ? other : this;
}
