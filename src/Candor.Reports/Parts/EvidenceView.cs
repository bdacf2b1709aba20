using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>One piece of evidence in full, at the place to which links point.</summary>
internal static class EvidenceView
{
    private const int ShortHash = 12;

    public static void Write(ReportContext report, Evidence evidence)
    {
        var html = report.Html;
        using (html.Open(Tag.Div, Attr.Class(evidence.Locator is CallPathLocator or DataFlowLocator or ScreenshotLocator ? "evidence long" : "evidence"), Attr.Id(EvidencePlan.PlaceOf(evidence.Id))))
        {
            using (html.Open(Tag.P, Attr.Class("label")))
            {
                using (html.Open(Tag.Strong))
                {
                    html.Sign($"E{report.Plan.NumberOf(evidence.Id)}");
                }

                html.Sign(" ");
                html.Text(Labels.Of(evidence.Locator));
                html.Sign(" · ");
                Blob(report, evidence.Blob);
            }

            switch (evidence.Locator)
            {
                case CallPathLocator path:
                    CallPathView.Write(report, path);
                    break;
                case DataFlowLocator flow:
                    DataFlowView.Write(report, flow);
                    break;
                case CodeLocator code:
                    CallPathView.Write(report, code);
                    break;
                case ManifestLocator manifest:
                    Manifest(report, manifest);
                    break;
                case ArchiveEntryLocator entry:
                    Entry(report, entry);
                    break;
                case TextLocator text:
                    QuoteView.Full(report, evidence.Blob, text);
                    break;
                case SearchLocator search:
                    Search(report, search);
                    break;
                case TrafficLocator traffic:
                    TrafficView.Write(report, traffic);
                    break;
                case ScreenshotLocator screenshot:
                    PictureView.Write(report, evidence.Blob, screenshot);
                    break;
                case ElementLocator element:
                    Element(report, element);
                    break;
                default:
                    throw new ArgumentException($"Evidence of the kind {evidence.Locator.GetType().Name} has no view.", nameof(evidence));
            }
        }
    }

    private static void Blob(ReportContext report, string blob)
    {
        var name = report.Audit.Inputs.FirstOrDefault(i => i.Sha256 == blob)?.FileName
            ?? report.Audit.Policies.FirstOrDefault(p => p.TextSha256 == blob)?.FileName;
        if (name is not null)
        {
            report.Name(name);
            report.Html.Sign(" ");
        }

        using (report.Html.Open(Tag.Small, Attr.Class("hash")))
        {
            report.Html.Text(blob.Length > ShortHash ? blob[..ShortHash] : blob);
        }
    }

    private static void Manifest(ReportContext report, ManifestLocator manifest)
    {
        var html = report.Html;
        html.Element(Tag.Code, manifest.Excerpt, Attr.Class("block"));
        html.Element(
            Tag.P,
            manifest.Line > 0 ? ReportTexts.ManifestLine.With("n", LocalizedText.Same(Figures.Of(manifest.Line))) : ReportTexts.ManifestNoLine,
            Attr.Class("where"));
    }

    private static void Entry(ReportContext report, ArchiveEntryLocator entry)
    {
        var html = report.Html;
        html.Element(Tag.Code, entry.Entry, Attr.Class("block"));
        if (entry.Detail is { } detail)
        {
            html.Element(Tag.P, detail, Attr.Class("where"));
        }
    }

    private static void Element(ReportContext report, ElementLocator element)
    {
        var html = report.Html;
        html.Element(Tag.Code, element.Excerpt, Attr.Class("block"));
        if (element.Measure.En.Length > 0)
        {
            html.Element(Tag.P, element.Measure);
        }

        using (html.Open(Tag.P, Attr.Class("where")))
        {
            report.Code(element.Selector);
            html.Sign(" · ");
            report.Name(element.Url);
        }
    }

    private static void Search(ReportContext report, SearchLocator search)
    {
        var html = report.Html;
        using (html.Open(Tag.P))
        {
            html.Element(Tag.Strong, ReportTexts.Sought);
            html.Text(search.Sought);
        }

        html.Element(Tag.P, ReportTexts.Searched.With("n", LocalizedText.Same(Figures.Of(search.Searched))), Attr.Class("where"));
    }
}
