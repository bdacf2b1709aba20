using System.Text;
using Candor.Web.Browser;
using Candor.Web.Site;
using UglyToad.PdfPig;

namespace Candor.Web.Printing;

public class PdfPrinterTests
{
    private static readonly DateOnly Date = new(2026, 11, 25);

    [Fact]
    public async Task A_page_is_printed_with_its_text_and_the_given_date_and_the_same_bytes_each_time()
    {
        var document = Encoding.UTF8.GetBytes("<!DOCTYPE html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><style>@page{size:A4 landscape}</style><h1>通报</h1><p>Exhibit 1-1</p></html>");
        var first = await PrintAsync(document);
        Assert.Equal(first, await PrintAsync(document));
        Assert.Contains("/CreationDate (D:20261125000000+00'00')", Encoding.Latin1.GetString(first), StringComparison.Ordinal);
        using var pdf = PdfDocument.Open(first);
        var page = Assert.Single(pdf.GetPages());
        Assert.True(page.Width > page.Height);
        Assert.Contains("Exhibit", page.Text, StringComparison.Ordinal);
        Assert.Contains("通报", page.Text.Normalize(NormalizationForm.FormKC), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_hostile_page_brings_neither_runs_nor_reaches_a_host_nor_a_file()
    {
        await using var site = await TestSite.StartAsync();
        var secret = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(secret, "SECRETFILE", TestContext.Current.CancellationToken);
            var document = Encoding.UTF8.GetBytes(
                $"<!DOCTYPE html><p id=\"p\">plain</p><script>document.getElementById('p').textContent='SCRIPTRAN'</script><img src=\"https://collect.example/x.png\"><iframe src=\"file://{secret}\"></iframe><img src=x onerror=\"document.body.textContent='HANDLERRAN'\">");
            using var pdf = PdfDocument.Open(await PrintAsync(document));
            var text = string.Concat(pdf.GetPages().Select(static p => p.Text));
            Assert.Contains("plain", text, StringComparison.Ordinal);
            Assert.DoesNotContain("RAN", text, StringComparison.Ordinal);
            Assert.DoesNotContain("SECRETFILE", text, StringComparison.Ordinal);
            Assert.Empty(site.Requests);
        }
        finally
        {
            File.Delete(secret);
        }
    }

    private static async Task<byte[]> PrintAsync(byte[] document) =>
        (await PdfPrinter.PrintAsync([document], ChromiumFinder.Find() ?? throw new InvalidOperationException("Chromium is missing."), Date, TestContext.Current.CancellationToken))[0];
}
