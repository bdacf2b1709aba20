namespace Candor.Reports.Papers.Blocks;

/// <summary>A heading.</summary>
/// <param name="Level">1 for a part or annex, 2 below it.</param>
/// <param name="Text">Its text.</param>
internal sealed record HeadingBlock(int Level, string Text) : Block
{
    /// <summary>Whether it begins a page.</summary>
    public bool StartsPage { get; init; }
}
