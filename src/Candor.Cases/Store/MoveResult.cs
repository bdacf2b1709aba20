namespace Candor.Cases;

/// <summary>What came of a move.</summary>
/// <param name="File">The case as it stands now; null where there is none.</param>
/// <param name="Refusal">Why the move was refused; null where it was made.</param>
/// <param name="IsConflict">Whether somebody else moved first.</param>
public sealed record MoveResult(CaseFile? File, LocalizedText? Refusal, bool IsConflict = false)
{
    /// <summary>Whether the move was made.</summary>
    public bool IsMade => Refusal is null;
}
