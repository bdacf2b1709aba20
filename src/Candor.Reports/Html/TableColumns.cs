namespace Candor.Reports.Html;

/// <summary>A table whose cells repeat the head of their column, for narrow screens on which the style sheet stacks the cells.</summary>
/// <param name="html">Where it is written.</param>
/// <param name="heads">The heads of the columns.</param>
internal sealed class TableColumns(HtmlWriter html, params LocalizedText[] heads)
{
    /// <summary>How many columns there are.</summary>
    public int Count => heads.Length;

    /// <summary>Begins the table: caption and head. The rows follow in bodies of their own.</summary>
    /// <param name="caption">What the table shows.</param>
    /// <param name="classes">More class names.</param>
    /// <param name="showsCaption">Whether the caption is seen, and not only read out: a heading above it mostly says the same.</param>
    public ElementScope Open(LocalizedText caption, string classes = "", bool showsCaption = false)
    {
        var table = html.Open(Tag.Table, Attr.Class(classes.Length == 0 ? "stack" : "stack " + classes));
        html.Element(Tag.Caption, caption, Attr.Class(showsCaption ? "shown" : "unseen"));
        using (html.Open(Tag.Thead))
        using (html.Open(Tag.Tr))
        {
            foreach (var head in heads)
            {
                html.Element(Tag.Th, head, Attr.ColumnHead);
            }
        }

        return table;
    }

    /// <summary>The first cell of a row, which names it.</summary>
    public ElementScope RowHead() => html.Open(Tag.Th, Attr.RowHead);

    /// <summary>Another cell.</summary>
    /// <param name="column">Its column, from 0.</param>
    public ElementScope Cell(int column)
    {
        var cell = html.Open(Tag.Td);
        html.Element(Tag.Span, heads[column], Attr.Class("cl"), Attr.HiddenFromReaders);
        return cell;
    }

    /// <summary>A row that says how many are left out; nothing where none are.</summary>
    public void More(int shown, int all)
    {
        if (all <= shown)
        {
            return;
        }

        using (html.Open(Tag.Tr))
        {
            html.Element(Tag.Td, ReportTexts.More.With("n", LocalizedText.Same(Figures.Of(all - shown))), Attr.ColumnSpan(Count), Attr.Class("more"));
        }
    }
}
