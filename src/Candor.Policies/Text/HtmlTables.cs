using System.Collections.Immutable;
using AngleSharp.Dom;

namespace Candor.Policies.Text;

/// <summary>Tables of HTML as grids, spans filled, after the table model of the HTML standard (section 4.9.12).</summary>
internal sealed class HtmlTables(TextBuilder builder, PolicyLimits limits)
{
    private const int LongCell = 3000;
    private int _cells;

    /// <summary>Whether cells were left out.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether a table holds data: more than one column, no table inside, no cell as long as a page.</summary>
    public static bool IsGrid(IElement table)
    {
        var widest = 0;
        foreach (var row in Rows(table))
        {
            var count = 0;
            foreach (var cell in Cells(row))
            {
                count++;
                if (cell.GetElementsByTagName("table").Length > 0 || cell.GetElementsByTagName("h2").Length > 0)
                {
                    return false;
                }
            }

            widest = Math.Max(widest, count);
            if (widest > 1 && count > 1 && Cells(row).Any(static c => c.TextContent.Length > LongCell * 4))
            {
                return false;
            }
        }

        return widest > 1;
    }

    /// <summary>Writes a table, one block a row.</summary>
    /// <returns>The number of pictures in it.</returns>
    public int Write(IElement table, bool hidden)
    {
        var number = builder.NextTable;
        var rows = new List<TableRow>();
        var pending = new Dictionary<int, (TableCell Cell, int Left)>();
        foreach (var row in Rows(table))
        {
            builder.Open(BlockKind.TableRow, 0, hidden, number);
            var line = new List<TableCell>();
            foreach (var cell in Cells(row))
            {
                Fill(line, pending);
                if (line.Count > 0)
                {
                    builder.Separator();
                }

                var value = Read(cell);
                var wide = Span(cell, "colspan", 1000);
                var high = Span(cell, "rowspan", 65534);
                for (var i = 0; i < wide && !Full(); i++)
                {
                    if (high > 1)
                    {
                        pending[line.Count] = (value, high - 1);
                    }

                    line.Add(value);
                    _cells++;
                }
            }

            Fill(line, pending);
            var block = builder.Close();
            if (line.Count > 0 && block >= 0)
            {
                rows.Add(new(block, [.. line]));
            }

            if (Full())
            {
                IsCut = true;
                break;
            }
        }

        builder.Add(new([.. rows]));
        return table.GetElementsByTagName("img").Length;
    }

    private bool Full() => _cells >= limits.MaxTableCells || builder.IsFull;

    private void Fill(List<TableCell> line, Dictionary<int, (TableCell Cell, int Left)> pending)
    {
        while (pending.TryGetValue(line.Count, out var above) && !Full())
        {
            if (above.Left == 1)
            {
                pending.Remove(line.Count);
            }
            else
            {
                pending[line.Count] = (above.Cell, above.Left - 1);
            }

            line.Add(above.Cell);
            _cells++;
        }
    }

    private TableCell Read(IElement cell)
    {
        var mark = builder.Mark();
        string? link = null;
        var stack = new Stack<(INode Node, int Child)>();
        stack.Push((cell, 0));
        while (stack.TryPop(out var top))
        {
            if (top.Child >= top.Node.ChildNodes.Length)
            {
                if (top.Node is IElement done && HtmlNames.IsBlock(done.LocalName))
                {
                    builder.Space();
                }

                continue;
            }

            stack.Push((top.Node, top.Child + 1));
            switch (top.Node.ChildNodes[top.Child])
            {
                case IText text:
                    builder.Append(text.Data);
                    break;
                case IElement { LocalName: "br" }:
                    builder.Space();
                    break;
                case IElement element when !HtmlNames.IsNoise(element.LocalName):
                    link ??= element.LocalName == "a" ? element.GetAttribute("href") : null;
                    stack.Push((element, 0));
                    break;
            }
        }

        return new(builder.Since(mark), link, cell.LocalName == "th");
    }

    private static int Span(IElement cell, string name, int most) =>
        int.TryParse(cell.GetAttribute(name), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? Math.Clamp(value, 1, most)
            : 1;

    private static IEnumerable<IElement> Rows(IElement table)
    {
        foreach (var child in table.Children)
        {
            if (child.LocalName == "tr")
            {
                yield return child;
            }
            else if (child.LocalName is "thead" or "tbody" or "tfoot")
            {
                foreach (var row in child.Children.Where(static c => c.LocalName == "tr"))
                {
                    yield return row;
                }
            }
        }
    }

    private static IEnumerable<IElement> Cells(IElement row) => row.Children.Where(static c => c.LocalName is "td" or "th");
}
