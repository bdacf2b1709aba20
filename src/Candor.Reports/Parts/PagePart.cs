using System.Globalization;
using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>A page, driven through the stages of consent: the timeline of recipients, the dialog, the boxes, forms, scripts, and what was kept.</summary>
internal static class PagePart
{
    public static void Write(ReportContext report, PageRun page)
    {
        var html = report.Html;
        using (html.Section(ReportSection.Page))
        {
            html.Element(Tag.P, PageTexts.Intro
                .With("viewport", PageTexts.Viewport(page.Viewport))
                .With("language", LocalizedText.Same(page.Language))
                .With("browser", LocalizedText.Same(page.Browser))
                .With("cookies", page.ThirdPartyCookies ? PageTexts.CookiesOn : PageTexts.CookiesOff));
            Timeline(report, page);
            Boxes(report, page);
            Dialog(report, page);
            Policy(report, page);
            Fields(report, page);
            Scripts(report, page);
            Visits(report, page);
        }
    }

    private static void Timeline(ReportContext report, PageRun page)
    {
        var html = report.Html;
        html.Element(Tag.H3, PageTexts.Timeline);
        var hosts = page.Visits.SelectMany(static v => v.Recipients)
            .GroupBy(static r => (r.Host, r.Party))
            .OrderBy(static g => g.Key.Party != PartyIds.First)
            .ThenBy(static g => g.Key.Party, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Host, StringComparer.Ordinal)
            .Select(static g => g.Key)
            .ToList();
        var columns = new TableColumns(html, [PageTexts.Recipients, .. page.Visits.Select(static v => PageTexts.Of(v.Kind))]);
        using (columns.Open(PageTexts.Timeline, "wide timeline"))
        using (html.Open(Tag.Tbody))
        {
            foreach (var (host, party) in hosts.Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        html.Text(NameOf(report, party));
                        using (html.Open(Tag.P, Attr.Class("where")))
                        {
                            report.Name(host);
                        }
                    }

                    for (var i = 0; i < page.Visits.Length; i++)
                    {
                        using (columns.Cell(i + 1))
                        {
                            Cell(report, page.Visits[i].Recipients.FirstOrDefault(r => r.Host == host), party);
                        }
                    }
                }
            }

            columns.More(report.Limits.Rows, hosts.Count);
        }
    }

    private static LocalizedText NameOf(ReportContext report, string party) => party == PartyIds.First ? PageTexts.Own : report.Names.Party(party);

    private static void Cell(ReportContext report, VisitRecipient? recipient, string party)
    {
        var html = report.Html;
        if (recipient is null)
        {
            html.Element(Tag.Span, PageTexts.Nothing, Attr.Class("dim"));
            return;
        }

        html.Element(Tag.Span, PageTexts.Requests.With("n", LocalizedText.Same(Figures.Of(recipient.Requests))), Attr.Class(party == PartyIds.First ? "dim" : "count"));
        if (!recipient.DataTypes.IsEmpty)
        {
            using (html.Open(Tag.P, Attr.Class("types")))
            {
                report.Join(recipient.DataTypes.Select(report.Names.DataType));
            }
        }

        html.Sign(" ");
        report.Links(recipient.Evidence);
    }

    private static void Boxes(ReportContext report, PageRun page)
    {
        var html = report.Html;
        if (page.Controls.IsEmpty)
        {
            return;
        }

        html.Element(Tag.H3, PageTexts.Boxes);
        var columns = new TableColumns(html, PageTexts.Box, PageTexts.State, PageTexts.Measures, PageTexts.Tried);
        using (columns.Open(PageTexts.Boxes, "wide"))
        using (html.Open(Tag.Tbody))
        {
            foreach (var control in page.Controls.OrderByDescending(static c => c.IsOnByDefault).Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        report.Name(control.Label);
                        html.Sign(" ");
                        report.Links(control.Evidence);
                    }

                    using (columns.Cell(1))
                    {
                        html.Element(Tag.Span, control.IsOnByDefault ? PageTexts.On : PageTexts.Off, Attr.Class(control.IsOnByDefault ? "chip v-violation" : "chip v-pass"));
                    }

                    using (columns.Cell(2))
                    {
                        html.Text(Measured(control));
                    }

                    using (columns.Cell(3))
                    {
                        Effect(report, control.Effect);
                    }
                }
            }

            columns.More(report.Limits.Rows, page.Controls.Length);
        }
    }

    private static LocalizedText Measured(ConsentControl control)
    {
        var contrast = control.Contrast is { } c ? c.ToString("0.##", CultureInfo.InvariantCulture) + ":1" : "?";
        var zh = string.Create(CultureInfo.InvariantCulture, $"框 {control.Width}×{control.Height} px，文字 {control.FontPixels:0.#} px，对比度 {contrast}");
        var en = string.Create(CultureInfo.InvariantCulture, $"box {control.Width}×{control.Height} px, text {control.FontPixels:0.#} px, contrast {contrast}");
        return control.DistanceToButton is { } distance
            ? new(
                string.Create(CultureInfo.InvariantCulture, $"{zh}，距“{control.Button}” {distance} px"),
                string.Create(CultureInfo.InvariantCulture, $"{en}, {distance} px from \"{control.Button}\""))
            : new(zh, en);
    }

    private static void Effect(ReportContext report, ControlEffect? effect)
    {
        var html = report.Html;
        if (effect is null)
        {
            html.Element(Tag.Span, PageTexts.NotTried, Attr.Class("dim"));
            return;
        }

        html.Element(Tag.P, PageTexts.Served.With("off", Word(effect.ServedOff)).With("on", Word(effect.ServedOn)));
        foreach (var (word, lines) in (IEnumerable<(LocalizedText, IEnumerable<string>)>)[(PageTexts.OnlyOn, effect.OnlyOn), (PageTexts.Changed, effect.Changed)])
        {
            foreach (var line in lines.Take(report.Limits.EntriesPerRow))
            {
                using (html.Open(Tag.P))
                {
                    html.Text(word);
                    report.Code(line);
                }
            }
        }

        static LocalizedText Word(bool? served) => served switch { true => PageTexts.Given, false => PageTexts.Refused, _ => PageTexts.Unknown };
    }

    private static void Dialog(ReportContext report, PageRun page)
    {
        var html = report.Html;
        html.Element(Tag.H3, PageTexts.Dialog);
        if (page.Dialog is not { } dialog)
        {
            html.Element(Tag.P, PageTexts.NoDialog);
            return;
        }

        using (html.Open(Tag.Blockquote))
        {
            html.Text(dialog.Text);
        }

        using (html.Open(Tag.P))
        {
            report.Links(dialog.Evidence);
        }

        var columns = new TableColumns(html, PageTexts.Choice, PageTexts.ButtonHead, PageTexts.Clicks, PageTexts.Layer, PageTexts.Size);
        using (columns.Open(PageTexts.Dialog))
        using (html.Open(Tag.Tbody))
        {
            foreach (var (name, button, clicks) in (IEnumerable<(LocalizedText, ChoiceButton?, int?)>)[
                (PageTexts.ToAccept, dialog.Accept, dialog.AcceptClicks), (PageTexts.ToRefuse, dialog.Refuse, dialog.RefuseClicks), (PageTexts.ToWithdraw, null, dialog.WithdrawClicks)])
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        html.Text(name);
                    }

                    using (columns.Cell(1))
                    {
                        report.Name(button?.Text ?? "–");
                    }

                    using (columns.Cell(2))
                    {
                        html.Text(clicks is { } n ? LocalizedText.Same(Figures.Of(n)) : PageTexts.NoWay);
                    }

                    using (columns.Cell(3))
                    {
                        html.Text(button is null ? PageTexts.Nothing : LocalizedText.Same(Figures.Of(button.Layer)));
                    }

                    using (columns.Cell(4))
                    {
                        html.Text(LocalizedText.Same(button is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"{button.Width}×{button.Height} px, {button.FontPixels:0.#} px")));
                    }
                }
            }
        }
    }

    private static void Policy(ReportContext report, PageRun page)
    {
        var html = report.Html;
        html.Element(Tag.H3, PageTexts.Policy);
        if (page.PolicyLink is not { } link)
        {
            html.Element(Tag.P, PageTexts.NoPolicy);
            return;
        }

        using (html.Open(Tag.P))
        {
            html.Text(PageTexts.PolicyFound
                .With("text", LocalizedText.Same(link.Text))
                .With("clicks", LocalizedText.Same(Figures.Of(link.Clicks)))
                .With("font", LocalizedText.Same(link.FontPixels.ToString("0.#", CultureInfo.InvariantCulture)))
                .With("body", link.TextFontPixels is { } size ? LocalizedText.Same(size.ToString("0.#", CultureInfo.InvariantCulture) + " px") : PageTexts.NotOpened));
            html.Sign(" ");
            report.Name(link.Url);
            html.Sign(" ");
            report.Links(link.Evidence);
        }
    }

    private static void Fields(ReportContext report, PageRun page)
    {
        var html = report.Html;
        if (page.Fields.IsEmpty)
        {
            return;
        }

        html.Element(Tag.H3, PageTexts.Fields);
        var columns = new TableColumns(html, PageTexts.Field, PageTexts.Asked, PageTexts.Required);
        using (columns.Open(PageTexts.Fields))
        using (html.Open(Tag.Tbody))
        {
            foreach (var field in page.Fields.Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        report.Name(field.Label.Length > 0 ? field.Label : field.Name);
                        html.Sign(" ");
                        report.Links([field.Evidence]);
                    }

                    using (columns.Cell(1))
                    {
                        html.Text(field.DataType is { } type ? report.Names.DataType(type) : PageTexts.NotKnown);
                    }

                    using (columns.Cell(2))
                    {
                        html.Text(field.IsRequired ? PageTexts.Yes : PageTexts.No);
                    }
                }
            }

            columns.More(report.Limits.Rows, page.Fields.Length);
        }
    }

    private static void Scripts(ReportContext report, PageRun page)
    {
        var html = report.Html;
        if (page.Scripts.IsEmpty)
        {
            return;
        }

        html.Element(Tag.H3, PageTexts.Scripts);
        var columns = new TableColumns(html, PageTexts.Script, PageTexts.Behaviour, PageTexts.Signs, PageTexts.Sent);
        using (columns.Open(PageTexts.Scripts, "wide"))
        using (html.Open(Tag.Tbody))
        {
            foreach (var script in page.Scripts.Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        report.Name(script.Script);
                    }

                    using (columns.Cell(1))
                    {
                        html.Text(PageTexts.Of(script.Behaviour));
                    }

                    using (columns.Cell(2))
                    {
                        report.Join(script.Signs.Select(s => script.Behaviour == ScriptBehaviour.Keystrokes ? report.Names.DataType(s) : LocalizedText.Same(s)));
                    }

                    using (columns.Cell(3))
                    {
                        html.Text(script.Host is { } host ? LocalizedText.Same(host) : PageTexts.NotSeen);
                        html.Sign(" ");
                        report.Links(script.Evidence);
                    }
                }
            }

            columns.More(report.Limits.Rows, page.Scripts.Length);
        }
    }

    private static void Visits(ReportContext report, PageRun page)
    {
        var html = report.Html;
        html.Element(Tag.H3, PageTexts.VisitDetails);
        foreach (var visit in page.Visits)
        {
            using (html.Open(Tag.Details))
            {
                using (html.Open(Tag.Summary))
                {
                    html.Text(PageTexts.Of(visit.Kind));
                    html.Sign(" · ");
                    html.Text(PageTexts.Requests.With("n", LocalizedText.Same(Figures.Of(visit.Requests))));
                    if (!visit.IsComplete)
                    {
                        html.Sign(" · ");
                        html.Text(PageTexts.Incomplete);
                    }
                }

                using (html.Open(Tag.Ol))
                {
                    foreach (var step in visit.Steps)
                    {
                        html.Element(Tag.Li, step);
                    }
                }

                using (html.Open(Tag.P))
                {
                    report.Links(visit.Evidence);
                }

                Stored(report, visit);
            }
        }
    }

    private static void Stored(ReportContext report, PageVisit visit)
    {
        var html = report.Html;
        if (visit.Stored.IsEmpty)
        {
            return;
        }

        var columns = new TableColumns(html, PageTexts.StoredName, PageTexts.StoredBy, PageTexts.StoredWhere, PageTexts.StoredFor, PageTexts.StoredValue);
        using (columns.Open(PageTexts.Stored, "wide", showsCaption: true))
        using (html.Open(Tag.Tbody))
        {
            foreach (var item in visit.Stored.Take(report.Limits.Rows))
            {
                using (html.Open(Tag.Tr))
                {
                    using (columns.RowHead())
                    {
                        report.Name(item.Name);
                    }

                    using (columns.Cell(1))
                    {
                        html.Text(NameOf(report, item.Party));
                        using (html.Open(Tag.P, Attr.Class("where")))
                        {
                            report.Name(item.Host);
                        }
                    }

                    using (columns.Cell(2))
                    {
                        html.Text(PageTexts.Of(item.Kind));
                    }

                    using (columns.Cell(3))
                    {
                        html.Text(item.RetentionSeconds is { } seconds
                            ? PageTexts.Days.With("n", LocalizedText.Same((seconds / 86400.0).ToString("0.#", CultureInfo.InvariantCulture)))
                            : item.IsPersistent ? PageTexts.NoEnd : PageTexts.Session);
                        if (item.LooksLikeIdentifier)
                        {
                            html.Element(Tag.P, PageTexts.Identifier, Attr.Class("where"));
                        }
                    }

                    using (columns.Cell(4))
                    {
                        using (html.Open(Tag.Code))
                        {
                            html.Text(item.Raw, report.Limits.NameLength);
                        }
                    }
                }
            }

            columns.More(report.Limits.Rows, visit.Stored.Length);
        }
    }
}
