namespace Candor.Reports.Papers.Blocks;

/// <summary>A column of a table.</summary>
/// <param name="Head">Its head.</param>
/// <param name="Share">Its width in twentieths of the table; those of a table add up to 20.</param>
internal readonly record struct Column(string Head, int Share);
