using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The table that sets what the subject does against what its policies say.</summary>
internal static class MatrixPart
{
    private const int QuoteLength = 90;

    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Section(ReportSection.Matrix))
        {
            if (report.Matrix.Rows.IsEmpty)
            {
                html.Element(Tag.P, ReportTexts.MatrixNone);
            }
            else
            {
                html.Element(Tag.P, report.Audit.Page is null ? ReportTexts.MatrixIntro : PageTexts.MatrixIntro);
                Rows(report);
            }

            SaidNotSeen(report);
        }
    }

    private static void Rows(ReportContext report)
    {
        var html = report.Html;
        var columns = new TableColumns(html, ReportTexts.DataType, report.Audit.Page is null ? ReportTexts.Does : PageTexts.Does, ReportTexts.Says);
        using (columns.Open(ReportTexts.Matrix, "matrix"))
        {
            foreach (var party in report.Matrix.Rows.Take(report.Limits.Rows).GroupBy(static r => r.Party, StringComparer.Ordinal))
            {
                using (html.Open(Tag.Tbody))
                {
                    Party(report, columns, party.Key);
                    foreach (var row in party)
                    {
                        Row(report, columns, row);
                    }
                }
            }

            using (html.Open(Tag.Tbody))
            {
                columns.More(report.Limits.Rows, report.Matrix.Rows.Length);
            }
        }
    }

    private static void Party(ReportContext report, TableColumns columns, string party)
    {
        var html = report.Html;
        using (html.Open(Tag.Tr, Attr.Class("group")))
        using (html.Open(Tag.Th, Attr.ColumnSpan(columns.Count), Attr.RowGroupHead, Attr.Class("group")))
        {
            html.Text(report.Names.Party(party));
            if (report.Names.PartyDetail(party) is { } detail)
            {
                html.Sign(" ");
                html.Element(Tag.Small, detail);
            }
        }
    }

    private static void Row(ReportContext report, TableColumns columns, MatrixRow row)
    {
        var html = report.Html;
        using (html.Open(Tag.Tr))
        {
            using (columns.RowHead())
            {
                html.Text(report.Names.DataType(row.DataType));
                if (report.Names.IsSensitive(row.DataType))
                {
                    html.Sign(" ");
                    html.Element(Tag.Span, ReportTexts.Sensitive, Attr.Class("chip sensitive"));
                }
            }

            using (columns.Cell(1))
            using (html.Open(Tag.Ul, Attr.Class("plain")))
            {
                foreach (var practice in row.Practices.Take(report.Limits.EntriesPerRow))
                {
                    Practice(report, practice);
                }

                MoreItems(report, row.Practices.Length);
            }

            using (columns.Cell(2))
            {
                Statements(report, row);
                Findings(report, row);
            }
        }
    }

    private static void Practice(ReportContext report, Practice practice)
    {
        var html = report.Html;
        using (html.Open(Tag.Li))
        {
            html.Chip(practice.Certainty);
            html.Sign(" ");
            html.Text(Labels.Of(practice.Action));
            if (practice.Permission is { } permission)
            {
                html.Sign(" ");
                report.Code(ShortName(permission));
            }

            using (html.Open(Tag.Span, Attr.Class("dim")))
            {
                foreach (var trigger in practice.Triggers.Distinct())
                {
                    html.Sign(" · ");
                    html.Text(Labels.Of(trigger));
                }

                if (practice.Stage != Stage.Unknown && practice.Basis is null)
                {
                    html.Sign(" · ");
                    html.Text(Labels.Of(practice.Stage));
                }

                if (practice.Purpose is { } purpose)
                {
                    html.Sign(" · ");
                    html.Text(ReportTexts.ForPurpose.With("purpose", LocalizedText.Same(purpose)));
                }

                html.Sign(" · ");
                html.Text(practice.Occurrences == 1 ? ReportTexts.OnePlace : ReportTexts.Places.With("n", LocalizedText.Same(Figures.Of(practice.Occurrences))));
            }

            html.Sign(" ");
            report.Links(practice.Evidence);
            if (practice.Basis is { } basis)
            {
                using (html.Open(Tag.P, Attr.Class("where")))
                {
                    html.Text(Labels.Of(practice.Stage));
                    html.Text(ReportTexts.Colon);
                    html.Text(basis.Why);
                    html.Sign(" ");
                    report.Links([.. basis.Evidence.Except(practice.Evidence, StringComparer.Ordinal)]);
                }
            }
        }
    }

    private static void Statements(ReportContext report, MatrixRow row)
    {
        var html = report.Html;
        if (row.Statements.IsEmpty)
        {
            html.Element(Tag.Span, ReportTexts.NotCompared, Attr.Class("chip"));
            return;
        }

        using (html.Open(Tag.Ul, Attr.Class("plain")))
        {
            foreach (var statement in row.Statements.Take(report.Limits.EntriesPerRow))
            {
                using (html.Open(Tag.Li))
                {
                    html.Chip(statement.Verdict);
                    html.Sign(" ");
                    html.Text(statement.Why);
                    Quotes(report, statement);
                }
            }

            MoreItems(report, row.Statements.Length);
        }
    }

    private static void Findings(ReportContext report, MatrixRow row)
    {
        var findings = row.Practices.SelectMany(p => report.IssuesOfPractice[p.Id]).DistinctBy(static f => f.Id).ToList();
        if (findings.Count > 0)
        {
            using (report.Html.Open(Tag.P, Attr.Class("where")))
            {
                report.Html.Text(ReportTexts.SeeFinding);
                report.Html.Sign(" ");
                report.FindingLinks(findings, report.Limits.EntriesPerRow);
            }
        }
    }

    private static void Quotes(ReportContext report, Consistency statement)
    {
        foreach (var id in statement.Disclosures.Take(report.Limits.LinksPerRow))
        {
            if (report.Disclosures.GetValueOrDefault(id) is { } disclosure)
            {
                QuoteView.Short(report, disclosure.Quote, QuoteLength);
                if (disclosure.IsVague)
                {
                    report.Html.Element(Tag.Small, ReportTexts.OpenWording);
                }
            }
        }

        if (statement.Disclosures.Length > report.Limits.LinksPerRow)
        {
            using (report.Html.Open(Tag.Small))
            {
                report.More(report.Limits.LinksPerRow, statement.Disclosures.Length);
            }
        }
    }

    private static void SaidNotSeen(ReportContext report)
    {
        var html = report.Html;
        var seen = report.Matrix.Rows.Select(static r => r.DataType).ToHashSet(StringComparer.Ordinal);
        var said = report.Audit.Disclosures
            .Where(d => d.Polarity == Polarity.Affirmed && !seen.Contains(d.DataType))
            .Select(static d => d.DataType)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (said.Count == 0)
        {
            return;
        }

        html.Element(Tag.H3, ReportTexts.SaidNotSeen);
        using (html.Open(Tag.P))
        {
            for (var i = 0; i < said.Count && i < report.Limits.Rows; i++)
            {
                if (i > 0)
                {
                    html.Text(ReportTexts.Comma);
                }

                html.Text(report.Names.DataType(said[i]));
            }

            report.More(report.Limits.Rows, said.Count);
            html.Sign(" ");
            html.Element(Tag.Small, ReportTexts.SaidNotSeenNote);
        }
    }

    private static void MoreItems(ReportContext report, int all)
    {
        if (all > report.Limits.EntriesPerRow)
        {
            using (report.Html.Open(Tag.Li))
            {
                report.More(report.Limits.EntriesPerRow, all);
            }
        }
    }

    /// <summary>The last segment of an Android permission; another name as it is.</summary>
    private static string ShortName(string permission) =>
        permission.StartsWith("android.permission.", StringComparison.Ordinal) ? permission["android.permission.".Length..] : permission;
}
