using System.Text;
using Candor.Reports.Html;
using Candor.Reports.Model;
using Candor.Reports.Parts;

namespace Candor.Reports;

/// <summary>
/// Writes an audit as one HTML file for people: both languages in it, no script, no request to anywhere, printable.
/// The same audit gives the same bytes.
/// </summary>
public static class HtmlReport
{
    /// <summary>The report as UTF-8, without a byte order mark.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="language">The language that is shown first; the reader may switch.</param>
    /// <param name="limits">How much to show; <see cref="HtmlReportLimits.Default"/> where null.</param>
    /// <param name="blobs">The pictures into which evidence points, which are shown in the report; null for none.</param>
    /// <param name="policyTexts">The normalised texts of the policies by their SHA-256, shown with their passages marked; none where null.</param>
    public static byte[] Write(
        Audit audit, Language language, HtmlReportLimits? limits = null, IEnumerable<EvidenceBlob>? blobs = null, IReadOnlyDictionary<string, string>? policyTexts = null)
    {
        ArgumentNullException.ThrowIfNull(audit);
        using var buffer = new MemoryStream();
        using (var writer = new StreamWriter(buffer, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 1 << 16, leaveOpen: true))
        {
            Write(audit, language, writer, limits, blobs, policyTexts);
        }

        return buffer.ToArray();
    }

    /// <summary>Writes the report as text; lines end with a line feed, whatever the writer's own line end is.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="language">The language that is shown first; the reader may switch.</param>
    /// <param name="output">Where to; it must write UTF-8, which the document declares.</param>
    /// <param name="limits">How much to show; <see cref="HtmlReportLimits.Default"/> where null.</param>
    /// <param name="blobs">The pictures into which evidence points, which are shown in the report; null for none.</param>
    /// <param name="policyTexts">The normalised texts of the policies by their SHA-256, shown with their passages marked; none where null.</param>
    public static void Write(
        Audit audit,
        Language language,
        TextWriter output,
        HtmlReportLimits? limits = null,
        IEnumerable<EvidenceBlob>? blobs = null,
        IReadOnlyDictionary<string, string>? policyTexts = null)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ArgumentNullException.ThrowIfNull(output);
        limits ??= HtmlReportLimits.Default;
        DocumentPart.Write(ReportContext.Create(audit, language, new HtmlWriter(output, limits.TextLength), limits, policyTexts) with
        {
            Pictures = (blobs ?? []).Where(static b => b.Extension == ".png").DistinctBy(static b => b.Sha256).ToDictionary(static b => b.Sha256, static b => b.Bytes, StringComparer.Ordinal),
        });
    }
}
