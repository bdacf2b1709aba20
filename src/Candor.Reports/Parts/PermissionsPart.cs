using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The permissions that the manifest requests, whether the code uses them, and other facts about the subject.</summary>
internal static class PermissionsPart
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Section(ReportSection.Permissions))
        {
            if (report.Audit.Permissions.IsEmpty)
            {
                html.Element(Tag.P, ReportTexts.PermissionsNone);
            }
            else
            {
                Permissions(report);
            }

            OtherFacts(report);
        }
    }

    private static void Permissions(ReportContext report)
    {
        var html = report.Html;
        var columns = new TableColumns(html, ReportTexts.PermissionHead, ReportTexts.LevelHead, ReportTexts.OpensHead, ReportTexts.UsedHead);
        using (columns.Open(ReportTexts.Permissions))
        using (html.Open(Tag.Tbody))
        {
            foreach (var permission in report.Audit.Permissions.Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        if (permission.Label.En != permission.Name)
                        {
                            html.Text(permission.Label);
                            html.Sign(" ");
                        }

                        report.Code(permission.Name);
                        html.Sign(" ");
                        report.Links(permission.Evidence);
                    }

                    using (columns.Cell(1))
                    {
                        html.Element(Tag.Span, CodeWords.Level(permission.Level), Attr.Class(permission.Level is "dangerous" or "special" ? "strong" : "dim"));
                    }

                    using (columns.Cell(2))
                    {
                        report.Join(permission.DataTypes.Select(report.Names.DataType));
                    }

                    using (columns.Cell(3))
                    {
                        UsedBy(report, permission);
                    }
                }
            }

            columns.More(report.Limits.Rows, report.Audit.Permissions.Length);
        }
    }

    private static void UsedBy(ReportContext report, RequestedPermission permission)
    {
        if (permission.UsedBy.IsEmpty)
        {
            report.Html.Element(Tag.Span, ReportTexts.NoUseFound, Attr.Class("dim"));
            return;
        }

        report.Join(permission.UsedBy
            .Select(report.Practices.GetValueOrDefault)
            .OfType<Practice>()
            .Select(static p => p.Party)
            .Distinct(StringComparer.Ordinal)
            .Select(report.Names.Party));
    }

    private static void OtherFacts(ReportContext report)
    {
        if (report.Audit.Conduct.IsEmpty)
        {
            return;
        }

        var html = report.Html;
        html.Element(Tag.H3, ReportTexts.OtherFacts);
        var columns = new TableColumns(html, ReportTexts.Fact, ReportTexts.Detail, ReportTexts.WhoseCode);
        using (columns.Open(ReportTexts.OtherFacts))
        using (html.Open(Tag.Tbody))
        {
            foreach (var fact in report.Audit.Conduct.Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        html.Text(Labels.Of(fact.Kind));
                        html.Sign(" ");
                        html.Chip(fact.Certainty);
                    }

                    using (columns.Cell(1))
                    {
                        html.Text(fact.Detail);
                        html.Sign(" ");
                        report.Links(fact.Evidence);
                    }

                    using (columns.Cell(2))
                    {
                        html.Text(report.Names.Party(fact.Party));
                    }
                }
            }

            columns.More(report.Limits.Rows, report.Audit.Conduct.Length);
        }
    }
}
