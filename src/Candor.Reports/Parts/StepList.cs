using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>Steps through code as a numbered list, of which a long one is shown without its middle.</summary>
internal static class StepList
{
    /// <summary>Writes steps.</summary>
    /// <param name="report">The report.</param>
    /// <param name="all">How many there are.</param>
    /// <param name="write">Writes one, by its number from 0.</param>
    public static void Write(ReportContext report, int all, Action<int> write)
    {
        var html = report.Html;
        var first = all <= report.Limits.Steps ? all : (report.Limits.Steps + 1) / 2;
        var last = all <= report.Limits.Steps ? all : all - (report.Limits.Steps / 2);
        using (html.Open(Tag.Ol, Attr.Class("steps")))
        {
            for (var i = 0; i < all; i = i == first - 1 ? Math.Max(last, i + 1) : i + 1)
            {
                using (html.Open(Tag.Li, Attr.ItemNumber(i + 1)))
                {
                    write(i);
                    if (i == first - 1 && last > first)
                    {
                        html.Element(Tag.P, ReportTexts.StepsLeftOut.With("n", LocalizedText.Same(Figures.Of(last - first))), Attr.Class("more"));
                    }
                }
            }
        }
    }

    /// <summary>An instruction: its method, where it stands, and what it says.</summary>
    public static void Place(ReportContext report, string file, string method, int offset, string instruction, string? sourceFile, int? line)
    {
        var html = report.Html;
        var name = MethodName.Of(method);
        using (html.Open(Tag.P, Attr.Class("method")))
        {
            if (name.Type.Length > 0)
            {
                html.Element(Tag.Span, name.Type, Attr.Class("type"));
                html.Sign(" ");
            }

            html.Element(Tag.Strong, name.Name);
        }

        using (html.Open(Tag.P, Attr.Class("where")))
        {
            report.Name(file);
            html.Sign(" · ");
            html.Text(offset < 0 ? ReportTexts.AtEntry : ReportTexts.OffsetAt.With("offset", LocalizedText.Same(Figures.Offset(offset))));
            html.Sign(" · ");
            if (line is { } number)
            {
                report.Name(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{sourceFile ?? "?"}:{number}"));
            }
            else
            {
                html.Text(ReportTexts.NoLine);
            }
        }

        if (instruction.Length > 0)
        {
            html.Element(Tag.Code, instruction, Attr.Class("block"));
        }
    }
}
