using System.Text;
using Candor.Web.Looking;
using Candor.Web.Visits;
using Candor.Web.Words;

namespace Candor.Web.Policies;

/// <summary>Finds the link to a page's privacy policy, opens it, and measures how it can be read.</summary>
internal sealed class PolicyFinder(PageAuditOptions options, string url)
{
    private const int MostDetours = 3;

    /// <summary>What was found.</summary>
    /// <param name="Link">The link; null where none was found.</param>
    /// <param name="Clicks">How many clicks lead to the policy.</param>
    /// <param name="Type">How the document's text is set; null where it did not open.</param>
    /// <param name="Document">The document; null where it did not open.</param>
    internal sealed record Found(LookLink? Link, int Clicks, LookType? Type, PolicyDocument? Document);

    /// <summary>The best link to a policy among links: its words say so, and it is no mere policy on cookies where another is there.</summary>
    public static LookLink? Best(IEnumerable<LookLink> links) =>
        links.Where(static l => PageWords.PolicyLink.IsMatch(l.Text))
            .OrderBy(static l => l.Href is null)
            .ThenBy(static l => l.Text.Contains("cookie", StringComparison.OrdinalIgnoreCase))
            .ThenBy(static l => l.Text.Length)
            .FirstOrDefault();

    public async Task<Found> FindAsync(Visit visit, PageAtRest rest, CancellationToken cancellation)
    {
        var page = visit.Page;
        if (Best(rest.Links) is { } direct)
        {
            return await OpenAsync(visit, direct, 1, cancellation);
        }

        foreach (var detour in rest.Links.Where(l => l.Href is not null && PageWords.LegalLink.IsMatch(l.Text) && IsSameSite(l.Href)).DistinctBy(static l => l.Href).Take(MostDetours))
        {
            visit.Step($"点击“{detour.Text}”寻找隐私政策", $"Pressed \"{detour.Text}\" to look for the policy");
            if (await page.GoAsync(detour.Href!, options.LoadPatience, cancellation) is not null)
            {
                continue;
            }

            await page.SettleAsync(options.Quiet, TimeSpan.FromSeconds(2), cancellation);
            var main = await page.MainFrameAsync(cancellation);
            var links = await page.LookAsync(main, "links()", LookJson.Default.ImmutableArrayLookLink, cancellation);
            if (Best(links.IsDefault ? [] : links) is { } found)
            {
                return await OpenAsync(visit, found, 2, cancellation);
            }
        }

        return new(null, 0, null, null);
    }

    private async Task<Found> OpenAsync(Visit visit, LookLink link, int clicks, CancellationToken cancellation)
    {
        var page = visit.Page;
        if (link.Href is null)
        {
            return new(link, clicks, null, null);
        }

        visit.Step($"打开“{link.Text}”", $"Opened \"{link.Text}\"");
        if (await page.GoAsync(link.Href, options.LoadPatience, cancellation) is not null)
        {
            return new(link, clicks, null, null);
        }

        await page.SettleAsync(options.Quiet, TimeSpan.FromSeconds(3), cancellation);
        var main = await page.MainFrameAsync(cancellation);
        var look = await page.LookAsync(main, "page()", LookJson.Default.LookPage, cancellation);
        var markup = await page.LookAsync(main, "snapshot()", LookJson.Default.String, cancellation);
        var type = await page.LookAsync(main, "bodyMeasure()", LookJson.Default.LookType, cancellation);
        return look is { Text.Length: > 60 } && markup is not null
            ? new(link, clicks, type, new(page.Url, Encoding.UTF8.GetBytes(markup)))
            : new(link, clicks, null, null);
    }

    private bool IsSameSite(string href) =>
        Uri.TryCreate(href, UriKind.Absolute, out var a) && Uri.TryCreate(url, UriKind.Absolute, out var b) && a.Host.Equals(b.Host, StringComparison.OrdinalIgnoreCase) && a.AbsolutePath != b.AbsolutePath;
}
