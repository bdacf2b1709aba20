using System.Collections.Immutable;
using System.Text;
using System.Xml;

namespace Candor.Policies.Text;

/// <summary>Writes the paragraphs and tables of a DOCX part into blocks. Runs are gathered until their paragraph ends, since what it is stands in it.</summary>
internal sealed class DocxWalker(TextBuilder builder, PolicyLimits limits, DocxStyles styles, DocxNumbers numbers, IReadOnlyDictionary<string, string> links)
{
    private readonly List<(string Text, bool Bold, bool Hidden)> _runs = [];
    private readonly Stack<Table> _tables = new();
    private string? _style;
    private string? _list;
    private int _listLevel;
    private int _outline;
    private bool _bold;
    private bool _hidden;
    private string? _link;
    private int _cells;

    /// <summary>How many pictures were passed.</summary>
    public int Pictures { get; private set; }

    /// <summary>Whether cells were left out.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Walks a part.</summary>
    public void Walk(XmlReader reader)
    {
        while (reader.Read() && !builder.IsFull)
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (reader.LocalName is "Fallback" or "del" or "moveFrom" or "instrText" or "fldData" && !reader.IsEmptyElement)
                {
                    Skip(reader);
                    continue;
                }

                var empty = reader.IsEmptyElement;
                Start(reader);
                if (empty)
                {
                    End(reader.LocalName);
                }
            }
            else if (reader.NodeType == XmlNodeType.EndElement)
            {
                End(reader.LocalName);
            }
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA && _inText)
            {
                _runs.Add((reader.Value, _bold, _hidden));
            }
        }

        Flush();
        while (_tables.Count > 0)
        {
            CloseTable();
        }
    }

    private bool _inText;

    private static void Skip(XmlReader reader)
    {
        var depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            // Deleted text and the second form of alternate content are not shown.
        }
    }

    private void Start(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "p":
                Flush();
                (_style, _list, _listLevel, _outline) = (null, null, 0, 0);
                break;
            case "pStyle":
                _style = DocxXml.Attribute(reader, "val");
                break;
            case "outlineLvl":
                _outline = DocxXml.Number(reader, "val") is >= 0 and < 9 and var level ? level + 1 : 0;
                break;
            case "ilvl":
                _listLevel = DocxXml.Number(reader, "val");
                break;
            case "numId":
                _list = DocxXml.Attribute(reader, "val");
                break;
            case "r":
                (_bold, _hidden) = (false, false);
                break;
            case "b":
                _bold = DocxXml.IsOn(reader);
                break;
            case "vanish" or "webHidden":
                _hidden = DocxXml.IsOn(reader);
                break;
            case "t":
                _inText = true;
                break;
            case "tab" or "br" or "cr":
                _runs.Add((" ", false, _hidden));
                break;
            case "noBreakHyphen":
                _runs.Add(("-", _bold, _hidden));
                break;
            case "drawing" or "pict" or "object":
                Pictures++;
                break;
            case "hyperlink":
                _link = DocxXml.Attribute(reader, "id") is { } id ? links.GetValueOrDefault(id) : null;
                break;
            case "tbl":
                Flush();
                _tables.Push(new(_tables.Count > 0 ? -1 : builder.NextTable));
                break;
            case "tr" when _tables.Count == 1:
                Flush();
                _tables.Peek().Row();
                builder.Open(BlockKind.TableRow, 0, table: _tables.Peek().Number);
                break;
            case "tc" when _tables.Count == 1:
                _tables.Peek().Cell(builder);
                break;
            case "gridSpan" when _tables.Count == 1:
                _tables.Peek().Wide = Math.Clamp(DocxXml.Number(reader, "val"), 1, 1000);
                break;
            case "vMerge" when _tables.Count == 1:
                _tables.Peek().IsMerged = DocxXml.Attribute(reader, "val") is not "restart";
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "p":
                Flush();
                break;
            case "hyperlink":
                if (_tables.Count > 0 && _link is not null)
                {
                    _tables.Peek().Link ??= _link;
                }

                _link = null;
                break;
            case "tc" when _tables.Count == 1:
                Flush();
                _cells += _tables.Peek().Wide;
                IsCut |= _cells > limits.MaxTableCells;
                _tables.Peek().EndCell(builder, IsCut);
                break;
            case "tr" when _tables.Count == 1:
                _tables.Peek().EndRow(builder);
                break;
            case "tbl" when _tables.Count > 0:
                CloseTable();
                break;
        }
    }

    private void CloseTable()
    {
        var table = _tables.Pop();
        if (_tables.Count == 0)
        {
            builder.Close();
            builder.Add(new(table.Rows));
        }
    }

    private void Flush()
    {
        if (_runs.Count == 0)
        {
            return;
        }

        var hidden = _runs.TrueForAll(static r => r.Hidden || string.IsNullOrWhiteSpace(r.Text));
        if (_tables.Count > 0)
        {
            foreach (var (text, bold, _) in _runs)
            {
                builder.Append(text, bold);
            }

            builder.Space();
            _runs.Clear();
            return;
        }

        var heading = Math.Max(_outline, styles.LevelOf(_style));
        var number = _list is null or "0" ? string.Empty : numbers.Next(_list, _listLevel);
        var isItem = _list is not (null or "0") && heading == 0;
        builder.Open(heading > 0 ? BlockKind.Heading : isItem && number.Length == 0 ? BlockKind.ListItem : BlockKind.Paragraph, heading > 0 ? heading : isItem && number.Length == 0 ? _listLevel + 1 : 0, hidden);
        builder.Append(number, _runs.TrueForAll(static r => r.Bold));
        foreach (var (text, bold, _) in _runs)
        {
            builder.Append(text, bold);
        }

        builder.Close();
        _runs.Clear();
    }

    /// <summary>A table as it is read: cells that go down over rows stand in each of them with the same span.</summary>
    private sealed class Table(int number)
    {
        private readonly ImmutableArray<TableRow>.Builder _rows = ImmutableArray.CreateBuilder<TableRow>();
        private List<TableCell> _above = [];
        private List<TableCell> _line = [];
        private int _mark;

        public int Number { get; } = number;

        public int Wide { get; set; } = 1;

        public bool IsMerged { get; set; }

        public string? Link { get; set; }

        public ImmutableArray<TableRow> Rows => _rows.ToImmutable();

        public void Row()
        {
            _above = _line;
            _line = [];
        }

        public void Cell(TextBuilder builder)
        {
            if (_line.Count > 0)
            {
                builder.Separator();
            }

            (Wide, IsMerged, Link) = (1, false, null);
            _mark = builder.Mark();
        }

        public void EndCell(TextBuilder builder, bool isCut)
        {
            var cell = IsMerged && _line.Count < _above.Count ? _above[_line.Count] : new TableCell(builder.Since(_mark), Link, false);
            for (var i = 0; i < Wide && !isCut; i++)
            {
                _line.Add(cell);
            }
        }

        public void EndRow(TextBuilder builder)
        {
            if (builder.Close() is >= 0 and var block && _line.Count > 0)
            {
                _rows.Add(new(block, [.. _line]));
            }
        }
    }
}
