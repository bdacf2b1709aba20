using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The rows of a policy's lists of third parties, as they were read.</summary>
internal static class ThirdPartiesView
{
    public static void Write(ReportContext report, Policy policy)
    {
        var html = report.Html;
        html.Element(Tag.H4, ReportTexts.ThirdPartyRows);
        if (policy.ThirdParties.IsEmpty)
        {
            html.Element(Tag.P, ReportTexts.NoThirdPartyRows);
            return;
        }

        var columns = new TableColumns(
            html, ReportTexts.NameHead, ReportTexts.CompanyHead, ReportTexts.PurposeHead, ReportTexts.DataHead, ReportTexts.ModeHead);
        using (columns.Open(ReportTexts.ThirdPartyRows, "wide"))
        using (html.Open(Tag.Tbody))
        {
            foreach (var row in policy.ThirdParties.Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    Row(report, columns, row);
                }
            }

            columns.More(report.Limits.Rows, policy.ThirdParties.Length);
        }
    }

    private static void Row(ReportContext report, TableColumns columns, ThirdPartyRow row)
    {
        var html = report.Html;
        using (columns.RowHead())
        {
            report.Name(row.Name);
            html.Sign(" ");
            report.Links([row.Quote]);
            using (html.Open(Tag.P, Attr.Class("where")))
            {
                html.Text(row.Party is { } party ? ReportTexts.KnownAs.With("name", report.Names.Party(party)) : ReportTexts.NotIdentified);
            }
        }

        using (columns.Cell(1))
        {
            Written(report, row.Company);
            Small(report, row.Package);
        }

        using (columns.Cell(2))
        {
            Written(report, row.Purpose);
        }

        using (columns.Cell(3))
        {
            if (row.DataTypesText is { Length: > 0 } text)
            {
                html.Text(text);
            }
            else
            {
                report.Join(row.DataTypes.Select(report.Names.DataType));
            }

            if (!row.Permissions.IsEmpty)
            {
                using (html.Open(Tag.P, Attr.Class("where")))
                {
                    report.Join(row.Permissions.Select(LocalizedText.Same));
                }
            }
        }

        using (columns.Cell(4))
        {
            Written(report, row.Mode);
            Small(report, row.PolicyUrl);
        }
    }

    private static void Written(ReportContext report, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            report.Html.Element(Tag.Span, ReportTexts.None, Attr.Class("dim"));
        }
        else
        {
            report.Html.Text(text);
        }
    }

    private static void Small(ReportContext report, string? text)
    {
        if (!string.IsNullOrWhiteSpace(text))
        {
            report.Html.Element(Tag.P, text, Attr.Class("where"));
        }
    }
}
