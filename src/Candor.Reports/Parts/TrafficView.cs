using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>A value in recorded traffic: which request, by which decodings, and the value as it stands there.</summary>
internal static class TrafficView
{
    public static void Write(ReportContext report, TrafficLocator traffic)
    {
        var html = report.Html;
        using (html.Open(Tag.P, Attr.Class("where")))
        {
            html.Text(ReportTexts.RequestNumber.With("n", LocalizedText.Same(Figures.Of(traffic.Request))));
            html.Sign(" · ");
            html.Text(ReportTexts.AfterStart.With("time", LocalizedText.Same(Figures.Seconds(traffic.Milliseconds))));
            html.Sign(" · ");
            html.Text(Labels.Of(traffic.Stage));
        }

        using (html.Open(Tag.Code, Attr.Class("block")))
        {
            html.Text(traffic.Method + " " + traffic.Url);
        }

        using (html.Open(Tag.P))
        {
            html.Element(Tag.Strong, ReportTexts.DecodedBy);
            Chain(report, traffic);
        }

        html.Element(Tag.Code, traffic.Excerpt, Attr.Class("block"));
        using (html.Open(Tag.P, Attr.Class("where")))
        {
            html.Text(ReportTexts.BytesAt
                .With("offset", LocalizedText.Same(Figures.Of(traffic.Offset)))
                .With("length", LocalizedText.Same(Figures.Of(traffic.Length))));
            if (traffic.Initiator is { } initiator)
            {
                html.Sign(" · ");
                html.Text(ReportTexts.InitiatedBy);
                report.Name(initiator);
            }
        }
    }

    /// <summary>The chain from the part of the request to the value, such as <c>body › gunzip › json $.u</c>.</summary>
    public static void Chain(ReportContext report, TrafficLocator traffic)
    {
        var html = report.Html;
        html.Text(CodeWords.TrafficPart(traffic.Part));
        if (traffic.Name is { } name)
        {
            html.Sign(" ");
            report.Code(name);
        }

        if (traffic.Frame is { } frame)
        {
            html.Sign(string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {frame}"));
        }

        foreach (var step in traffic.Chain)
        {
            html.Sign(" › ");
            report.Code(step);
        }
    }
}
