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

        StepList.Write(report, path.Steps.Length, i =>
        {
            var step = path.Steps[i];
            StepList.Place(report, step.File, step.Method, step.Offset, step.Instruction, step.SourceFile, step.Line);
            html.Element(Tag.P, CodeWords.Edge(step.Edge), Attr.Class("edge"));
        });
    }

    public static void Write(ReportContext report, CodeLocator code)
    {
        using (report.Html.Open(Tag.Div, Attr.Class("steps")))
        {
            StepList.Place(report, code.File, code.Method, code.Offset, code.Instruction, code.SourceFile, code.Line);
        }
    }
}
