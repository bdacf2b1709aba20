using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The third parties' code inside the subject, and whether the policies list it.</summary>
internal static class SdksPart
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Section(ReportSection.Sdks))
        {
            if (report.Audit.Sdks.IsEmpty)
            {
                html.Element(Tag.P, ReportTexts.SdksNone);
                return;
            }

            var columns = new TableColumns(
                html, ReportTexts.SdkHead, ReportTexts.PartyHead, ReportTexts.RoleHead, ReportTexts.InAppHead, ReportTexts.ChannelsHead, ReportTexts.ListedHead);
            using (columns.Open(ReportTexts.Sdks, "wide"))
            using (html.Open(Tag.Tbody))
            {
                foreach (var sdk in report.Audit.Sdks.Take(report.Limits.Rows))
                {
                    using (html.Open(Tag.Tr))
                    {
                        Row(report, columns, sdk);
                    }
                }

                columns.More(report.Limits.Rows, report.Audit.Sdks.Length);
            }
        }
    }

    private static void Row(ReportContext report, TableColumns columns, EmbeddedSdk sdk)
    {
        var html = report.Html;
        using (columns.RowHead())
        {
            html.Text(sdk.Name);
            using (html.Open(Tag.P, Attr.Class("where")))
            {
                if (sdk.Version is { } version)
                {
                    html.Text(ReportTexts.Version);
                    html.Sign(" ");
                    report.Name(version);
                }
                else
                {
                    html.Text(ReportTexts.VersionUnknown);
                }
            }
        }

        using (columns.Cell(1))
        {
            html.Text(report.Names.Party(sdk.Party));
            if (report.Names.PartyDetail(sdk.Party) is { } detail)
            {
                html.Element(Tag.P, detail, Attr.Class("where"));
            }
        }

        using (columns.Cell(2))
        {
            html.Text(CodeWords.Role(sdk.Role));
        }

        using (columns.Cell(3))
        {
            html.Chip(sdk.Certainty);
            html.Sign(" ");
            html.Text(ReportTexts.ClassCount.With("n", LocalizedText.Same(Figures.Of(sdk.Classes))));
            html.Sign(" ");
            report.Links(sdk.Evidence);
            using (html.Open(Tag.P, Attr.Class("where")))
            {
                report.Join(sdk.Packages.Select(LocalizedText.Same));
            }

            foreach (var starter in sdk.StartsBy.Take(report.Limits.EntriesPerRow))
            {
                using (html.Open(Tag.P, Attr.Class("where")))
                {
                    html.Text(ReportTexts.StartsItself);
                    html.Text(ReportTexts.Colon);
                    report.Name(starter);
                }
            }

            if (sdk.Shape is { } shape)
            {
                Shape(report, shape);
            }
        }

        using (columns.Cell(4))
        {
            report.Join(sdk.Channels.Select(CodeWords.Channel));
        }

        using (columns.Cell(5))
        {
            Listed(report, sdk);
        }
    }

    private static void Shape(ReportContext report, SdkShapeMatch shape)
    {
        var html = report.Html;
        using (html.Open(Tag.P, Attr.Class("where")))
        {
            html.Text(ReportTexts.ByShape
                .With("n", LocalizedText.Same(Figures.Of(shape.Classes)))
                .With("k", LocalizedText.Same(Figures.Of(shape.Recognised)))
                .With("s", LocalizedText.Same(shape.Similarity.ToString("0.00", System.Globalization.CultureInfo.InvariantCulture)))
                .With("v", LocalizedText.Same(shape.ProfileVersion)));
            if (shape.RunnerUp is { } other)
            {
                html.Sign(" ");
                html.Text(ReportTexts.ByShapeRunnerUp
                    .With("o", LocalizedText.Same(other))
                    .With("n", LocalizedText.Same(Figures.Of(shape.RunnerUpClasses))));
            }
        }
    }

    private static void Listed(ReportContext report, EmbeddedSdk sdk)
    {
        var html = report.Html;
        var rows = report.Audit.Policies.SelectMany(static p => p.ThirdParties).ToList();
        var own = rows.FirstOrDefault(r => r.Sdk == sdk.Id);
        var provider = own ?? rows.FirstOrDefault(r => r.Party == sdk.Party);
        if (!sdk.ReceivesPersonalInformation)
        {
            html.Element(Tag.Span, ReportTexts.ToolOnly, Attr.Class("dim"));
        }
        else if (report.Audit.Policies.IsEmpty)
        {
            html.Element(Tag.Span, ReportTexts.NoPolicyShort, Attr.Class("dim"));
        }
        else if (provider is null)
        {
            html.Element(Tag.Span, ReportTexts.NotListed, Attr.Class("chip k-omitted"));
        }
        else
        {
            html.Element(Tag.Span, own is null ? ReportTexts.ProviderListed : ReportTexts.Listed, Attr.Class(own is null ? "chip k-vague" : "chip k-clear"));
            html.Sign(" ");
            report.Links([provider.Quote]);
        }
    }
}
