using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>A flow of data as a story: what yields it, where it leaves, when, and each step between.</summary>
internal static class DataFlowView
{
    public static void Write(ReportContext report, DataFlowLocator flow)
    {
        var html = report.Html;
        using (html.Open(Tag.P))
        {
            html.Text(ReportTexts.FlowFrom);
            Api(report, flow.Source);
            html.Text(ReportTexts.FlowTo);
            Api(report, flow.Sink);
            html.Text(ReportTexts.OpenBracket);
            html.Text(CodeWords.Channel(flow.Channel));
            html.Text(ReportTexts.CloseBracket);
            for (var i = 0; i < flow.Hosts.Length; i++)
            {
                html.Text(i == 0 ? ReportTexts.FlowHost : ReportTexts.FlowOrHost);
                report.Name(flow.Hosts[i]);
            }
        }

        using (html.Open(Tag.P, Attr.Class("where")))
        {
            html.Text(ReportTexts.FlowStage);
            html.Text(Labels.Of(flow.Stage));
            html.Sign(" · ");
            html.Text(ReportTexts.FlowSteps.With("n", LocalizedText.Same(Figures.Of(flow.Steps.Length))));
        }

        StepList.Write(report, flow.Steps.Length, i =>
        {
            var step = flow.Steps[i];
            StepList.Place(report, step.File, step.Method, step.Offset, step.Instruction, step.SourceFile, step.Line);
            using (html.Open(Tag.P, Attr.Class("edge")))
            {
                html.Text(CodeWords.Move(step.Move));
                if (step.Assumed)
                {
                    html.Text(ReportTexts.FlowAssumed);
                }

                if (step.Holder.Length > 0)
                {
                    html.Sign(" · ");
                    report.Code(step.Holder);
                }
            }
        });
    }

    /// <summary>A method of the system as people name it: the class without its package, and the method.</summary>
    private static void Api(ReportContext report, string signature)
    {
        var name = MethodName.Of(signature);
        report.Code(name.Type.Length == 0 ? signature : $"{name.Type[(name.Type.LastIndexOf('.') + 1)..]}.{name.Name}");
    }
}
