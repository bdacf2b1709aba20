namespace Candor.Policies.Text;

/// <summary>A block of the normalised text: a heading, a paragraph, a list item or a row of a table.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Level">For a heading its level from 1; for a list item how deep the list stands, from 1; else 0.</param>
/// <param name="Span">Its characters.</param>
/// <param name="IsHidden">Whether the page hides it at first.</param>
/// <param name="IsBold">Whether all of it is in bold.</param>
/// <param name="Table">The number of its table; -1 outside of tables.</param>
internal sealed record Block(BlockKind Kind, int Level, TextSpan Span, bool IsHidden, bool IsBold, int Table);
