using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers.Docx;

/// <summary>Writes the main part of a document. Every text goes through <see cref="Html.VisibleText"/> and the XML writer.</summary>
internal sealed class DocumentWriter : IDisposable
{
    private const string W = DocxStyles.Namespace;
    private const string R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const int LongestText = 20_000;

    /// <summary>A4 and its margins, in twentieths of a point.</summary>
    private const int Short = 11906;

    private const int Long = 16838;
    private const int Margin = 1134;
    private const int Twentieths = 20;
    private readonly Paper _paper;
    private readonly MemoryStream _buffer = new();
    private readonly XmlWriter _xml;

    public DocumentWriter(Paper paper)
    {
        _paper = paper;
        _xml = XmlWriter.Create(_buffer, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), CheckCharacters = true, NewLineHandling = NewLineHandling.None });
    }

    /// <summary>How many numbered lists were written.</summary>
    public int NumberedLists { get; private set; }

    private int Width => (_paper.IsLandscape ? Long : Short) - (2 * Margin);

    public byte[] Write()
    {
        _xml.WriteStartDocument(standalone: true);
        _xml.WriteStartElement("w", "document", W);
        _xml.WriteAttributeString("xmlns", "r", null, R);
        Open("body");
        Paragraph("Title", [_paper.Title]);
        foreach (var block in _paper.Body)
        {
            Write(block);
        }

        Section();
        Close();
        _xml.WriteEndElement();
        _xml.WriteEndDocument();
        _xml.Flush();
        return _buffer.ToArray();
    }

    public void Dispose()
    {
        _xml.Dispose();
        _buffer.Dispose();
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                Paragraph(heading.Level == 1 ? "Heading1" : "Heading2", [heading.Text], startsPage: heading.StartsPage);
                break;
            case TextBlock text:
                Paragraph(text.Role.ToString(), text.Runs);
                break;
            case ListBlock list:
                var number = list.IsNumbered ? DocxStyles.FirstNumbered + NumberedLists++ : DocxStyles.Bulleted;
                foreach (var item in list.Items)
                {
                    Paragraph("Normal", item, number);
                }

                break;
            case FieldsBlock fields:
                Table([new(string.Empty, 5), new(string.Empty, 15)], [.. fields.Fields.Select(static f => (ImmutableArray<Cell>)[new Run(f.Name, RunStyle.Dim), new([f.Value])])], hasHead: false);
                break;
            case TableBlock table:
                if (table.Caption.Length > 0)
                {
                    Paragraph("Note", [table.Caption]);
                }

                Table(table.Columns, table.Rows, hasHead: true);
                break;
        }
    }

    private void Paragraph(string style, ImmutableArray<Run> runs, int list = 0, bool startsPage = false)
    {
        Open("p");
        Open("pPr");
        Value("pStyle", style);
        if (startsPage)
        {
            Empty("pageBreakBefore");
        }

        if (list > 0)
        {
            Open("numPr");
            Value("ilvl", "0");
            Value("numId", list.ToString(CultureInfo.InvariantCulture));
            Close();
        }

        Close();
        foreach (var run in runs)
        {
            Write(run);
        }

        Close();
    }

    private void Write(Run run)
    {
        Open("r");
        if (run.Style != RunStyle.Plain)
        {
            Open("rPr");
            Look(run.Style);
            Close();
        }

        var lines = Html.VisibleText.Of(run.Text, LongestText, out var omitted).ReplaceLineEndings("\n").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                Empty("br");
            }

            Open("t");
            _xml.WriteAttributeString("xml", "space", null, "preserve");
            _xml.WriteString(lines[i] + (omitted > 0 && i == lines.Length - 1 ? "…" : string.Empty));
            Close();
        }

        Close();
    }

    /// <summary>The properties of a run, in the order of the schema.</summary>
    private void Look(RunStyle style)
    {
        if (style == RunStyle.Code)
        {
            Open("rFonts");
            foreach (var script in (string[])["ascii", "hAnsi", "cs"])
            {
                _xml.WriteAttributeString("w", script, W, "Consolas");
            }

            Close();
        }

        if (style is RunStyle.Strong or RunStyle.Established or RunStyle.Suspected)
        {
            Empty("b");
        }

        if (style is RunStyle.Dim or RunStyle.Established or RunStyle.Suspected)
        {
            Value("color", style switch { RunStyle.Established => "8C1420", RunStyle.Suspected => "725400", _ => "4A525C" });
        }

        if (style == RunStyle.Code)
        {
            Value("sz", "17");
            Value("szCs", "17");
        }

        if (style == RunStyle.Blank)
        {
            Value("highlight", "yellow");
            Value("u", "single");
        }
    }

    private void Table(ImmutableArray<Column> columns, ImmutableArray<ImmutableArray<Cell>> rows, bool hasHead)
    {
        Open("tbl");
        Open("tblPr");
        Open("tblW");
        Attribute("w", Width);
        Attribute("type", "dxa");
        Close();
        Open("tblBorders");
        foreach (var side in (string[])["top", "left", "bottom", "right", "insideH", "insideV"])
        {
            Open(side);
            Attribute("val", "single");
            Attribute("sz", 4);
            Attribute("space", 0);
            Attribute("color", hasHead ? "1B1F24" : "B9C0C8");
            Close();
        }

        Close();
        Open("tblLayout");
        Attribute("type", "fixed");
        Close();
        Close();
        Open("tblGrid");
        foreach (var column in columns)
        {
            Open("gridCol");
            Attribute("w", WidthOf(column));
            Close();
        }

        Close();
        if (hasHead)
        {
            Row(columns, [.. columns.Select(static c => (Cell)c.Head)], isHead: true);
        }

        foreach (var row in rows)
        {
            Row(columns, row, isHead: false);
        }

        Close();
        // A table must not touch the next one.
        Paragraph("Note", []);
    }

    private void Row(ImmutableArray<Column> columns, ImmutableArray<Cell> cells, bool isHead)
    {
        Open("tr");
        if (isHead)
        {
            Open("trPr");
            Empty("cantSplit");
            Empty("tblHeader");
            Close();
        }

        for (var i = 0; i < cells.Length; i++)
        {
            Open("tc");
            Open("tcPr");
            Open("tcW");
            Attribute("w", WidthOf(columns[i]));
            Attribute("type", "dxa");
            Close();
            if (isHead)
            {
                Open("shd");
                Attribute("val", "clear");
                Attribute("color", "auto");
                Attribute("fill", "F4F6F8");
                Close();
            }

            Close();
            if (cells[i].Paragraphs.IsEmpty)
            {
                Paragraph("Cell", []);
            }

            foreach (var paragraph in cells[i].Paragraphs)
            {
                Paragraph(isHead ? "CellHead" : "Cell", paragraph);
            }

            Close();
        }

        Close();
    }

    private int WidthOf(Column column) => Width * column.Share / Twentieths;

    private void Section()
    {
        Open("sectPr");
        Open("footerReference");
        Attribute("type", "default");
        _xml.WriteAttributeString("id", R, "rId3");
        Close();
        Open("pgSz");
        Attribute("w", _paper.IsLandscape ? Long : Short);
        Attribute("h", _paper.IsLandscape ? Short : Long);
        if (_paper.IsLandscape)
        {
            Attribute("orient", "landscape");
        }

        Close();
        Open("pgMar");
        foreach (var side in (string[])["top", "right", "bottom", "left"])
        {
            Attribute(side, Margin);
        }

        Attribute("header", 720);
        Attribute("footer", 720);
        Attribute("gutter", 0);
        Close();
        Close();
    }

    private void Open(string name) => _xml.WriteStartElement("w", name, W);

    private void Close() => _xml.WriteEndElement();

    private void Empty(string name)
    {
        Open(name);
        Close();
    }

    private void Value(string name, string value)
    {
        Open(name);
        Attribute("val", value);
        Close();
    }

    private void Attribute(string name, string value) => _xml.WriteAttributeString("w", name, W, value);

    private void Attribute(string name, int value) => Attribute(name, value.ToString(CultureInfo.InvariantCulture));
}
