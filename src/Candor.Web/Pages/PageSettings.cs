namespace Candor.Web.Pages;

/// <summary>As what person a page is opened.</summary>
/// <param name="IsPhone">Whether the viewport is a phone's; else a desktop's.</param>
/// <param name="Language">The language that the browser asks for: <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="SendsOptOut">Whether the Global Privacy Control signal is sent.</param>
/// <param name="BrowserVersion">The major version of the browser.</param>
internal sealed record PageSettings(bool IsPhone, string Language, bool SendsOptOut, string BrowserVersion)
{
    public int Width => IsPhone ? 390 : 1280;

    public int Height => IsPhone ? 844 : 860;

    /// <summary>How many pixels of a picture one CSS pixel has.</summary>
    public int Scale => IsPhone ? 2 : 1;

    public string UserAgent => IsPhone
        ? $"Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{BrowserVersion}.0.0.0 Mobile Safari/537.36"
        : $"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{BrowserVersion}.0.0.0 Safari/537.36";

    /// <summary>The languages in their order; the browser writes the weights.</summary>
    public string AcceptLanguage => Language == "en" ? "en-US,en" : "zh-CN,zh,en";
}
