using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>A call path as numbered steps, or one place in the code as a single step.</summary>
internal static class CallPathView
{
    public static void Write(ReportContext report, CallPathLocator path)
    {
        var html = report.Html;
        using (html.Open(Tag.P, Attr.Class("where")))
        {
            html.Text(ReportTexts.Entry);
            if (path.Component is { } component)
            {
                report.Code(component);
                html.Sign(" ");
            }

            html.Text(Labels.Of(path.Trigger));
        }

        var all = path.Steps.Length;
        var first = all <= report.Limits.Steps ? all : (report.Limits.Steps + 1) / 2;
        var last = all <= report.Limits.Steps ? all : all - (report.Limits.Steps / 2);
        using (html.Open(Tag.Ol, Attr.Class("steps")))
        {
            for (var i = 0; i < all; i = i == first - 1 ? Math.Max(last, i + 1) : i + 1)
            {
                using (html.Open(Tag.Li, Attr.ItemNumber(i + 1)))
                {
                    var step = path.Steps[i];
                    Step(report, step.File, step.Method, step.Offset, step.Instruction, step.SourceFile, step.Line);
                    html.Element(Tag.P, CodeWords.Edge(step.Edge), Attr.Class("edge"));
                    if (i == first - 1 && last > first)
                    {
                        html.Element(Tag.P, ReportTexts.StepsLeftOut.With("n", LocalizedText.Same(Figures.Of(last - first))), Attr.Class("more"));
                    }
                }
            }
        }
    }

    public static void Write(ReportContext report, CodeLocator code)
    {
        using (report.Html.Open(Tag.Div, Attr.Class("steps")))
        {
            Step(report, code.File, code.Method, code.Offset, code.Instruction, code.SourceFile, code.Line);
        }
    }

    private static void Step(ReportContext report, string file, string method, int offset, string instruction, string? sourceFile, int? line)
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
            html.Text(ReportTexts.OffsetAt.With("offset", LocalizedText.Same(Figures.Offset(offset))));
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

        html.Element(Tag.Code, instruction, Attr.Class("block"));
    }
}
