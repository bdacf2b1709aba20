using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>What it takes to make the same audit again.</summary>
internal static class ReproducePart
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        var audit = report.Audit;
        using (html.Section(ReportSection.Reproduce))
        {
            html.Element(Tag.P, ReportTexts.ReproduceIntro);
            html.Element(Tag.H3, ReportTexts.Command);
            html.Element(Tag.Code, audit.Run.Command, Attr.Class("block command"));
            Inputs(report);
            if (audit.Subject.Kind == SubjectKind.AndroidApp)
            {
                html.Element(Tag.H3, ReportTexts.Certificate);
                CertificatesView.Write(report);
            }

            html.Element(Tag.H3, ReportTexts.Run);
            using (html.Open(Tag.Dl, Attr.Class("facts")))
            {
                using (html.Entry(ReportTexts.ToolName))
                {
                    report.Name($"{audit.Tool.Name} {audit.Tool.Version}");
                }

                using (html.Entry(ReportTexts.KnowledgeHash))
                {
                    report.Hash(audit.Tool.Knowledge);
                }

                // In an evidence bundle the facts of the run stand in a file of their own.
                if (audit.Run.StartedAt.Length > 0)
                {
                    Run(report, audit.Run);
                }
            }
        }
    }

    private static void Run(ReportContext report, AuditRun run)
    {
        var html = report.Html;
        using (html.Entry(ReportTexts.StartedAt))
        {
            report.Name(run.StartedAt);
        }

        using (html.Entry(ReportTexts.Duration))
        {
            html.Text(ReportTexts.Milliseconds.With("n", LocalizedText.Same(Figures.Of(run.DurationMilliseconds))));
        }

        using (html.Entry(ReportTexts.Host))
        {
            report.Name(run.Host);
        }
    }

    private static void Inputs(ReportContext report)
    {
        var html = report.Html;
        html.Element(Tag.H3, ReportTexts.Inputs);
        var columns = new TableColumns(html, ReportTexts.FileHead, ReportTexts.RoleOfFile, ReportTexts.FileSize, ReportTexts.FileHash);
        using (columns.Open(ReportTexts.Inputs))
        using (html.Open(Tag.Tbody))
        {
            foreach (var input in report.Audit.Inputs.Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        report.Name(input.FileName);
                    }

                    using (columns.Cell(1))
                    {
                        html.Text(CodeWords.InputRole(input.Role));
                    }

                    using (columns.Cell(2))
                    {
                        html.Text(LocalizedText.Same(Figures.Size(input.Size)));
                    }

                    using (columns.Cell(3))
                    {
                        report.Hash(input.Sha256);
                    }
                }
            }

            columns.More(report.Limits.Rows, report.Audit.Inputs.Length);
        }
    }
}
