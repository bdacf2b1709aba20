using AngleSharp.Dom;

namespace Candor.Policies.Text;

/// <summary>Walks a parsed page in the order of the document and writes its visible text into blocks. Does not recurse but for tables.</summary>
internal sealed class HtmlWalker(TextBuilder builder, PolicyLimits limits, HiddenClasses hiddenClasses)
{
    private readonly HtmlTables _tables = new(builder, limits);
    private readonly Stack<(INode Node, int Child, bool Hidden, bool Bold, int Depth, BlockKind Kind)> _stack = new();

    /// <summary>How many pictures were passed that could hold text.</summary>
    public int Pictures { get; private set; }

    /// <summary>The title of the page; empty where it has none.</summary>
    public string Title { get; private set; } = string.Empty;

    /// <summary>Whether the cells of the tables reached their bound.</summary>
    public bool IsCut => _tables.IsCut;

    /// <summary>Writes the text of a node and all below it.</summary>
    public void Walk(INode root, bool hidden = false)
    {
        var floor = _stack.Count;
        _stack.Push((root, 0, hidden, false, 0, BlockKind.Paragraph));
        builder.Open(BlockKind.Paragraph, hidden: hidden);
        while (_stack.Count > floor)
        {
            var (node, child, isHidden, bold, depth, kind) = _stack.Pop();
            if (child >= node.ChildNodes.Length)
            {
                if (node is IElement done && HtmlNames.IsBlock(done.LocalName))
                {
                    var (outer, level) = _stack.Count > floor ? (_stack.Peek().Kind, _stack.Peek().Depth) : (BlockKind.Paragraph, 0);
                    builder.Open(outer == BlockKind.Heading ? BlockKind.Paragraph : outer, level, isHidden);
                }

                continue;
            }

            _stack.Push((node, child + 1, isHidden, bold, depth, kind));
            switch (node.ChildNodes[child])
            {
                case IText text:
                    builder.Append(text.Data, bold);
                    break;
                case IElement element:
                    Enter(element, isHidden || HtmlNames.IsHidden(element) || hiddenClasses.Hide(element), bold, depth, kind);
                    break;
            }
        }

        builder.Close();
    }

    private void Enter(IElement element, bool hidden, bool bold, int depth, BlockKind kind)
    {
        var name = element.LocalName;
        switch (name)
        {
            case "title" when Title.Length == 0:
                Title = element.TextContent;
                return;
            case "br" or "hr":
                builder.Open(kind, depth, hidden);
                return;
            case "img" or "picture" or "canvas" or "object" or "embed":
                Pictures++;
                builder.Append(element.GetAttribute("alt") is { Length: > 0 and < 500 } alt ? alt : string.Empty);
                return;
            case "table" when HtmlTables.IsGrid(element):
                Pictures += _tables.Write(element, hidden);
                builder.Open(BlockKind.Paragraph, hidden: hidden);
                return;
            case "h1" or "h2" or "h3" or "h4" or "h5" or "h6":
                builder.Open(BlockKind.Heading, name[1] - '0', hidden);
                _stack.Push((element, 0, hidden, false, name[1] - '0', BlockKind.Heading));
                return;
            case "summary":
                builder.Open(BlockKind.Heading, 4, hidden);
                _stack.Push((element, 0, hidden, false, 4, BlockKind.Heading));
                return;
            case "li" or "dd":
                depth = kind == BlockKind.ListItem ? depth + 1 : 1;
                builder.Open(BlockKind.ListItem, depth, hidden);
                _stack.Push((element, 0, hidden, bold, depth, BlockKind.ListItem));
                return;
            case "nav" when HtmlNames.IsMenu(element):
                return;
        }

        if (HtmlNames.IsNoise(name))
        {
            return;
        }

        if (HtmlNames.IsBlock(name))
        {
            builder.Open(kind, depth, hidden);
        }

        _stack.Push((element, 0, hidden, bold || name is "b" or "strong", depth, kind));
    }
}
