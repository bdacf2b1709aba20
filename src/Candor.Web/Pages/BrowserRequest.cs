using Candor.Traffic;

namespace Candor.Web.Pages;

/// <summary>A request as the browser tells of it: what made it. What was sent is the recorder's to tell.</summary>
/// <param name="Method">The method.</param>
/// <param name="Url">The URL, without fragment.</param>
/// <param name="Origin">What made it.</param>
internal sealed record BrowserRequest(string Method, string Url, FlowOrigin Origin);
