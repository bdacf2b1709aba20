using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The document around the parts: head, language switch, contents, order of the sections.</summary>
internal static class DocumentPart
{
    private const string SecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
    private static readonly string StyleSheet = ReadStyleSheet();

    public static void Write(ReportContext report)
    {
        var html = report.Html;
        html.DocumentType();
        using (html.Open(Tag.Html, Attr.Lang(report.Language)))
        {
            Head(report);
            using (html.Open(Tag.Body))
            {
                Switch(report, Language.Zh);
                Switch(report, Language.En);
                html.Element(Tag.A, ReportTexts.Skip, Attr.Class("skip"), Attr.LinkTo(Anchor.Named("main")));
                using (html.Open(Tag.Div, Attr.Class("page")))
                {
                    HeaderPart.Write(report);
                    Contents(report);
                    using (html.Open(Tag.Main, Attr.Id(Anchor.Named("main"))))
                    {
                        ConclusionPart.Write(report);
                        if (report.Audit.Page is { } page)
                        {
                            PagePart.Write(report, page);
                        }

                        NotTestedPart.Write(report);
                        MatrixPart.Write(report);
                        FindingsPart.Write(report);
                        AllegationsPart.Write(report);
                        ChecksPart.Write(report);
                        if (report.Audit.Subject.Kind != SubjectKind.WebPage)
                        {
                            PermissionsPart.Write(report);
                            SdksPart.Write(report);
                        }

                        if (ReportSection.HasTimeline(report.Audit))
                        {
                            TimelinePart.Write(report);
                        }

                        PolicyPart.Write(report);
                        AppendixPart.Write(report);
                        ReproducePart.Write(report);
                        TermsPart.Write(report);
                    }

                    using (html.Open(Tag.Footer))
                    {
                        html.Text($"{report.Audit.Tool.Name} {report.Audit.Tool.Version}", report.Limits.NameLength);
                        html.Sign(" · ");
                        html.Text(ReportTexts.NotAdvice);
                    }
                }
            }
        }
    }

    /// <summary>The place of the switch that shows one language.</summary>
    public static Anchor SwitchOf(Language language) => Anchor.Named(language == Language.Zh ? "show-zh" : "show-en");

    private static void Head(ReportContext report)
    {
        var html = report.Html;
        using (html.Open(Tag.Head))
        {
            html.Empty(Tag.Meta, Attr.Meta("charset", "utf-8"));
            html.Empty(Tag.Meta, Attr.Meta("http-equiv", "Content-Security-Policy"), Attr.Meta("content", SecurityPolicy));
            html.Empty(Tag.Meta, Attr.Meta("name", "viewport"), Attr.Meta("content", "width=device-width, initial-scale=1"));
            html.Empty(Tag.Meta, Attr.Meta("name", "referrer"), Attr.Meta("content", "no-referrer"));
            html.Empty(Tag.Meta, Attr.Meta("name", "robots"), Attr.Meta("content", "noindex"));
            html.Empty(Tag.Meta, Attr.Meta("name", "color-scheme"), Attr.Meta("content", "light dark"));
            html.Title($"{ReportTexts.ReportTitle.In(report.Language)} · {HeaderPart.NameOf(report.Audit.Subject).In(report.Language)}");
            html.StyleSheet(StyleSheet);
        }
    }

    private static void Switch(ReportContext report, Language language)
    {
        ReadOnlySpan<Attr> attributes =
            [Attr.Class("switch"), Attr.Radio("language"), Attr.Group("language"), Attr.Id(SwitchOf(language)), Attr.Checked];
        report.Html.Empty(Tag.Input, report.Language == language ? attributes : attributes[..^1]);
    }

    private static void Contents(ReportContext report)
    {
        var html = report.Html;
        var heading = Anchor.Named("contents-heading");
        using (html.Open(Tag.Nav, Attr.LabelledBy(heading)))
        {
            html.Element(Tag.P, ReportTexts.Contents, Attr.Id(heading));
            using (html.Open(Tag.Ol))
            {
                foreach (var section in ReportSection.Of(report.Audit))
                {
                    using (html.Open(Tag.Li))
                    {
                        html.Element(Tag.A, section.Title, Attr.LinkTo(section.Place));
                    }
                }
            }
        }
    }

    private static string ReadStyleSheet()
    {
        using var stream = typeof(DocumentPart).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("The style sheet is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
