using Microsoft.Playwright;

namespace Candor.Server.Tests.Support;

internal static class PageRequests
{
    /// <summary>The bytes of an address, asked for in the name of who sits at a window.</summary>
    public static async Task<byte[]> APIRequest(this IPage page, string path) => await (await page.APIRequest.GetAsync(new Uri(new Uri(page.Url), path).AbsoluteUri)).BodyAsync();
}
