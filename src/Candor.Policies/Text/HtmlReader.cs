using AngleSharp.Html.Parser;

namespace Candor.Policies.Text;

/// <summary>HTML to text.</summary>
internal static class HtmlReader
{
    private const int ShellText = 200;
    private const int ManyPictures = 3;

    /// <summary>Reads a page.</summary>
    public static PolicyText Read(string html, PolicyLimits limits, bool isCut)
    {
        var guard = MarkupGuard.Pass(html, limits);
        var builder = new TextBuilder(limits);
        var walker = new HtmlWalker(builder, limits, HiddenClasses.Read(guard.Style));
        using (var page = new HtmlParser().ParseDocument(guard.Markup))
        {
            walker.Walk(page);
        }

        var gaps = new List<NotAnalysed>();
        var complete = !isCut && !guard.IsCut && !walker.IsCut;
        if (builder.Length < ShellText && guard.Script > ShellText)
        {
            gaps.Add(Gaps.ScriptShell);
            complete = false;
        }

        if (guard.Frames > 0 && builder.Length < ShellText * 10)
        {
            gaps.Add(Gaps.Frames(guard.Frames));
            complete = false;
        }

        if (isCut || guard.IsCut)
        {
            gaps.Add(Gaps.TooLong(limits.MaxMarkup, "字符", "characters of markup"));
        }

        if (walker.IsCut)
        {
            gaps.Add(Gaps.TooLong(limits.MaxTableCells, "个表格单元格", "table cells"));
        }

        if (guard.IsTooDeep)
        {
            gaps.Add(Gaps.TooDeep(limits.MaxDepth));
        }

        if (walker.Pictures > ManyPictures || (walker.Pictures > 0 && builder.Length < ShellText))
        {
            gaps.Add(Gaps.Pictures(walker.Pictures));
            complete &= builder.Length >= ShellText;
        }

        return builder.Build("text/html", walker.Title, [.. gaps], complete);
    }

    /// <summary>Reads a piece of HTML that stands in another format.</summary>
    public static void ReadPart(string html, TextBuilder builder, PolicyLimits limits)
    {
        using var page = new HtmlParser().ParseDocument(MarkupGuard.Pass(html, limits).Markup);
        new HtmlWalker(builder, limits, HiddenClasses.None).Walk(page);
    }
}
