using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>What was audited, when and with what.</summary>
internal static class HeaderPart
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        using (html.Open(Tag.Header))
        {
            using (html.Open(Tag.Div, Attr.Class("top")))
            {
                html.Element(Tag.P, ReportTexts.ReportTitle, Attr.Class("kind"));
                using (html.Open(Tag.Div, Attr.Class("languages")))
                {
                    foreach (var language in (ReadOnlySpan<Language>)[Language.Zh, Language.En])
                    {
                        using (html.Open(Tag.Label, Attr.For(DocumentPart.SwitchOf(language)), Attr.Lang(language)))
                        {
                            html.Sign(ReportTexts.LanguageName.In(language));
                        }
                    }
                }
            }

            using (html.Open(Tag.H1))
            {
                var name = NameOf(report.Audit.Subject);
                if (name.Zh == name.En)
                {
                    report.Name(name.En);
                }
                else
                {
                    html.Text(name);
                }
            }

            using (html.Open(Tag.Dl, Attr.Class("facts")))
            {
                Subject(report);
                Assumptions(report);
            }
        }
    }

    /// <summary>The label of a subject; its identifier where it has none.</summary>
    public static LocalizedText NameOf(Subject subject) =>
        string.IsNullOrWhiteSpace(subject.Name.Zh) || string.IsNullOrWhiteSpace(subject.Name.En) ? LocalizedText.Same(subject.Identifier) : subject.Name;

    private static void Subject(ReportContext report)
    {
        var html = report.Html;
        var subject = report.Audit.Subject;
        using (html.Entry(subject.Kind == SubjectKind.AndroidApp ? ReportTexts.Package : ReportTexts.Address))
        {
            report.Code(subject.Identifier);
            html.Sign(" ");
            html.Element(Tag.Small, Labels.Of(subject.Kind));
        }

        if (subject.Kind != SubjectKind.WebPage)
        {
            using (html.Entry(ReportTexts.Version))
            {
                Optional(report, subject.VersionName);
                if (subject.VersionCode is { } code)
                {
                    html.Text(ReportTexts.VersionCode.With("n", LocalizedText.Same(code.ToString(System.Globalization.CultureInfo.InvariantCulture))));
                }
            }

            using (html.Entry(ReportTexts.Developer))
            {
                Optional(report, subject.Developer);
            }
        }

        if (subject.Kind == SubjectKind.AndroidApp)
        {
            using (html.Entry(ReportTexts.Android))
            {
                html.Text(ReportTexts.ApiLevels.With("min", Number(subject.MinSdk)).With("target", Number(subject.TargetSdk)));
            }
        }

        using (html.Entry(ReportTexts.FileHash))
        {
            report.Hash(subject.Sha256);
            html.Sign(" ");
            html.Element(Tag.Small, LocalizedText.Same(Figures.Size(subject.Size)));
        }
    }

    private static void Assumptions(ReportContext report)
    {
        var html = report.Html;
        var audit = report.Audit;
        using (html.Entry(ReportTexts.DateOfFact))
        {
            report.Name(audit.Options.Date);
            html.Sign(" ");
            html.Element(Tag.Small, ReportTexts.DateNote);
        }

        using (html.Entry(ReportTexts.Packs))
        {
            report.Join(audit.Options.Packs.Select(LocalizedText.Same));
            html.Text(ReportTexts.RulesInForce.With("n", LocalizedText.Same(Figures.Of(audit.Tool.Rules))));
        }

        using (html.Entry(ReportTexts.Category))
        {
            if (audit.Options.Category is { } category)
            {
                report.Name(category);
            }
            else
            {
                html.Text(ReportTexts.NoCategory);
            }
        }
    }

    private static LocalizedText Number(int? value) => value is { } number ? LocalizedText.Same(Figures.Of(number)) : ReportTexts.NotKnown;

    private static void Optional(ReportContext report, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            report.Html.Element(Tag.Span, ReportTexts.NotKnown, Attr.Class("dim"));
        }
        else
        {
            report.Name(text);
        }
    }
}
