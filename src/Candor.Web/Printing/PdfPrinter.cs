using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Candor.Web.Browser;
using Candor.Web.DevTools;

namespace Candor.Web.Printing;

/// <summary>
/// Prints HTML of our own as PDF in Chromium. The page runs no script and reaches no network: it is set into an empty tab whose scripts
/// are off, whose every host leads nowhere and which is offline.
/// </summary>
public static class PdfPrinter
{
    /// <summary>A port on which nothing listens.</summary>
    private const int Nowhere = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    /// <summary>The PDFs of documents, in their order, printed by one browser.</summary>
    /// <param name="documents">The documents as UTF-8.</param>
    /// <param name="executable">Chromium; <see cref="ChromiumFinder"/> finds it.</param>
    /// <param name="date">The date that the files bear in place of the clock's, so that the same document gives the same bytes.</param>
    /// <param name="cancellation">Ends the printing.</param>
    /// <exception cref="BrowserException">The browser does not start, ends, or does not print in time.</exception>
    public static async Task<IReadOnlyList<byte[]>> PrintAsync(IReadOnlyList<byte[]> documents, string executable, DateOnly date, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var printed = new List<byte[]>(documents.Count);
        await using var browser = await ChromiumProcess.StartAsync(new(executable, Nowhere, string.Empty, BlockThirdPartyCookies: true), cancellation);
        try
        {
            foreach (var document in documents)
            {
                printed.Add(Dated(await PrintAsync(browser.DevTools, Encoding.UTF8.GetString(document), cancellation), date));
            }
        }
        catch (DevToolsException e)
        {
            throw new BrowserException("The browser did not print.", e);
        }

        return printed;
    }

    private static async Task<byte[]> PrintAsync(DevToolsConnection devTools, string html, CancellationToken cancellation)
    {
        var target = (await devTools.SendAsync("Target.createTarget", new() { ["url"] = "about:blank" }, null, cancellation)).GetProperty("targetId").GetString()!;
        var session = (await devTools.SendAsync("Target.attachToTarget", new() { ["targetId"] = target, ["flatten"] = true }, null, cancellation)).GetProperty("sessionId").GetString()!;
        Task<System.Text.Json.JsonElement> Send(string method, JsonObject? parameters = null) => devTools.SendAsync(method, parameters, session, cancellation, Patience);
        await Send("Page.enable");
        await Send("Network.enable");
        await Send("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
        await Send("Network.emulateNetworkConditions", new() { ["offline"] = true, ["latency"] = 0, ["downloadThroughput"] = 0, ["uploadThroughput"] = 0 });
        var frame = (await Send("Page.getFrameTree")).GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!;
        await Send("Page.setDocumentContent", new() { ["frameId"] = frame, ["html"] = html });
        var result = await Send("Page.printToPDF", new()
        {
            ["printBackground"] = true,
            ["preferCSSPageSize"] = true,
            ["generateTaggedPDF"] = true,
            ["generateDocumentOutline"] = true,
            ["displayHeaderFooter"] = true,
            ["headerTemplate"] = "<span></span>",
            ["footerTemplate"] = "<div style=\"width:100%;text-align:center;font-size:8px;color:#4a525c\"><span class=\"pageNumber\"></span> / <span class=\"totalPages\"></span></div>",
        });
        var pdf = result.GetProperty("data").GetBytesFromBase64();
        await devTools.SendAsync("Target.closeTarget", new() { ["targetId"] = target }, null, cancellation);
        return pdf;
    }

    /// <summary>Puts a date in place of the times of making and changing, which have a fixed length.</summary>
    private static byte[] Dated(byte[] pdf, DateOnly date)
    {
        var stamp = Encoding.ASCII.GetBytes(date.ToString("yyyyMMdd", CultureInfo.InvariantCulture) + "000000+00'00'");
        foreach (var key in (string[])["/CreationDate (D:", "/ModDate (D:"])
        {
            var name = Encoding.ASCII.GetBytes(key);
            for (var from = 0; pdf.AsSpan(from).IndexOf(name) is >= 0 and var at;)
            {
                var start = from + at + name.Length;
                var end = start + stamp.Length;
                if (end < pdf.Length && pdf[end] == (byte)')')
                {
                    stamp.CopyTo(pdf.AsSpan(start));
                }

                from = start;
            }
        }

        return pdf;
    }
}
