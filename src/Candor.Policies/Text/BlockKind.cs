namespace Candor.Policies.Text;

/// <summary>What a block of text is.</summary>
internal enum BlockKind
{
    Heading,
    Paragraph,
    ListItem,
    TableRow,
}
