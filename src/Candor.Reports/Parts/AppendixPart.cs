using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The evidence that tables point to and no finding shows.</summary>
internal static class AppendixPart
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Section(ReportSection.Appendix))
        {
            var shown = report.Plan.Appendix;
            html.Element(Tag.P, shown.IsEmpty ? ReportTexts.AppendixNone : ReportTexts.AppendixIntro);
            using (html.Open(Tag.Div, Attr.Class("appendix")))
            {
                foreach (var evidence in shown)
                {
                    EvidenceView.Write(report, evidence);
                }
            }

            if (report.Plan.Shown < report.Audit.Evidence.Length)
            {
                html.Element(Tag.P, ReportTexts.AppendixMore.With("n", LocalizedText.Same(Figures.Of(report.Audit.Evidence.Length))), Attr.Class("more"));
            }
        }
    }
}
