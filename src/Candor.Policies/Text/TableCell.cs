namespace Candor.Policies.Text;

/// <summary>A place in a table's grid. A cell that spans rows or columns stands in each of its places with the same span.</summary>
/// <param name="Span">Its text.</param>
/// <param name="Link">The first address that it links to; null where there is none.</param>
/// <param name="IsHeader">Whether the markup says that it is a header.</param>
internal readonly record struct TableCell(TextSpan Span, string? Link, bool IsHeader);
