using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The timeline of recorded traffic: stage by stage, who received what; then how each host behaves.</summary>
internal static class TimelinePart
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Section(ReportSection.Timeline))
        {
            var rows = TimelineRow.Of(report.Audit);
            if (report.Audit.Recipients.IsEmpty && rows.IsEmpty)
            {
                html.Element(Tag.P, ReportTexts.TimelineNone);
                return;
            }

            html.Element(Tag.P, ReportTexts.TimelineIntro
                .With("requests", LocalizedText.Same(Figures.Of(report.Audit.Recipients.Sum(static r => (long)r.Requests))))
                .With("hosts", LocalizedText.Same(Figures.Of(report.Audit.Recipients.Length)))
                .With("receiving", LocalizedText.Same(Figures.Of(rows.Select(static r => r.Host).Distinct(StringComparer.Ordinal).Count()))));
            Sent(report, [.. rows]);
            Behaviours(report);
        }
    }

    private static void Sent(ReportContext report, List<TimelineRow> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var html = report.Html;
        var columns = new TableColumns(html, ReportTexts.TimeHead, ReportTexts.HostHead, ReportTexts.RelationHead, ReportTexts.SentHead);
        using (columns.Open(ReportTexts.Timeline, "wide"))
        {
            foreach (var stage in rows.Take(report.Limits.Rows).GroupBy(static r => r.Stage))
            {
                using (html.Open(Tag.Tbody))
                {
                    using (html.Open(Tag.Tr, Attr.Class("group")))
                    {
                        html.Element(Tag.Th, Labels.Of(stage.Key), Attr.ColumnSpan(columns.Count), Attr.RowGroupHead, Attr.Class("group"));
                    }

                    foreach (var row in stage)
                    {
                        Row(report, columns, row);
                    }
                }
            }

            using (html.Open(Tag.Tbody))
            {
                columns.More(report.Limits.Rows, rows.Count);
            }
        }
    }

    private static void Row(ReportContext report, TableColumns columns, TimelineRow row)
    {
        var html = report.Html;
        using (html.Open(Tag.Tr))
        {
            using (columns.RowHead())
            {
                html.Text(ReportTexts.AfterSeconds.With("time", LocalizedText.Same(Figures.Seconds(row.Milliseconds))));
            }

            using (columns.Cell(1))
            {
                report.Code(row.Host);
            }

            using (columns.Cell(2))
            {
                html.Text(report.Names.Party(row.Party));
                if (row.Recipient is { } recipient)
                {
                    html.Sign(" · ");
                    html.Text(Labels.Of(recipient.Relation));
                }
            }

            using (columns.Cell(3))
            {
                report.Join(row.DataTypes.Select(report.Names.DataType));
                html.Sign(" ");
                report.Links(row.Evidence);
            }
        }
    }

    private static void Behaviours(ReportContext report)
    {
        var html = report.Html;
        var behaving = report.Audit.Recipients.Where(static r => !r.Behaviours.IsEmpty).ToList();
        if (behaving.Count == 0)
        {
            return;
        }

        html.Element(Tag.H3, ReportTexts.BehavioursTitle);
        html.Element(Tag.P, ReportTexts.BehavioursIntro);
        var columns = new TableColumns(html, ReportTexts.HostHead, ReportTexts.BehaviourHead, ReportTexts.SeenHead);
        using (columns.Open(ReportTexts.BehavioursTitle, "wide"))
        using (html.Open(Tag.Tbody))
        {
            foreach (var (recipient, behaviour) in behaving.SelectMany(static r => r.Behaviours.Select(b => (r, b))).Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        report.Code(recipient.Host);
                    }

                    using (columns.Cell(1))
                    {
                        html.Text(Labels.Of(behaviour.Kind));
                    }

                    using (columns.Cell(2))
                    {
                        html.Text(behaviour.Detail);
                        html.Sign(" ");
                        report.Links(behaviour.Evidence);
                    }
                }
            }

            columns.More(report.Limits.Rows, behaving.Sum(static r => r.Behaviours.Length));
        }
    }
}
