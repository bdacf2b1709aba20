using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>What was alleged, what was tried, and what came of it; nothing where nothing was alleged.</summary>
internal static class AllegationsPart
{
    public static void Write(ReportContext report)
    {
        if (report.Audit.Allegations.IsEmpty)
        {
            return;
        }

        var html = report.Html;
        using (html.Section(ReportSection.Allegations))
        {
            html.Element(Tag.P, ReportTexts.AllegationsIntro);
            foreach (var allegation in report.Audit.Allegations.Take(report.Limits.Rows))
            {
                html.Element(Tag.H3, report.Names.DataType(allegation.DataType));
                using (html.Open(Tag.P))
                {
                    html.Element(Tag.Span, Labels.Of(allegation.Outcome), Attr.Class(allegation.Outcome == AllegationOutcome.Supported ? "chip v-suspected" : "chip v-not-analysed"));
                    html.Sign(" ");
                    html.Text(allegation.Reason);
                }

                Steps(report, allegation);
            }
        }
    }

    private static void Steps(ReportContext report, Allegation allegation)
    {
        var html = report.Html;
        var columns = new TableColumns(html, ReportTexts.Tried, ReportTexts.Result);
        using (columns.Open(ReportTexts.Allegations))
        using (html.Open(Tag.Tbody))
        {
            foreach (var step in allegation.Tried)
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        html.Text(step.Tried);
                    }

                    using (columns.Cell(1))
                    {
                        html.Text(step.Result);
                        html.Sign(" ");
                        report.Links(step.Evidence);
                    }
                }
            }
        }
    }
}
