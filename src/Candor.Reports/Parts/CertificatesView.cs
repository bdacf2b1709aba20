using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>The certificates that an app is signed with. Who they name, they say of themselves.</summary>
internal static class CertificatesView
{
    public static void Write(ReportContext report)
    {
        var html = report.Html;
        var all = report.Audit.Subject.Certificates;
        if (all.IsEmpty)
        {
            html.Text(ReportTexts.None);
            return;
        }

        using (html.Open(Tag.Ul, Attr.Class("plain")))
        {
            foreach (var certificate in all.Take(report.Limits.EntriesPerRow))
            {
                using (html.Open(Tag.Li))
                {
                    report.Name(certificate.Subject);
                    html.Sign(" ");
                    using (html.Open(Tag.Small))
                    {
                        html.Text(ReportTexts.CertificateDetail
                            .With("scheme", LocalizedText.Same(certificate.Scheme))
                            .With("from", LocalizedText.Same(certificate.NotBefore))
                            .With("to", LocalizedText.Same(certificate.NotAfter))
                            .With("algorithm", LocalizedText.Same(certificate.Algorithm))
                            .With("verification", LocalizedText.Same(certificate.Verification)));
                    }

                    html.Sign(" ");
                    report.Hash(certificate.Sha256);
                }
            }
        }

        html.Element(Tag.Small, ReportTexts.SelfAsserted);
        report.More(report.Limits.EntriesPerRow, all.Length);
    }
}
