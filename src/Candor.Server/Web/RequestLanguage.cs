namespace Candor.Server.Web;

/// <summary>The language of the interface in this request: the cookie's, else the browser's, else Chinese.</summary>
internal sealed class RequestLanguage(IHttpContextAccessor accessor)
{
    public const string Cookie = "candor-language";

    public Language Current { get; } = Find(accessor.HttpContext);

    public string Tag => Current == Language.Zh ? "zh-CN" : "en";

    public string In(string zh, string en) => Current == Language.Zh ? zh : en;

    private static Language Find(HttpContext? context)
    {
        var chosen = context?.Request.Cookies[Cookie];
        if (chosen is "zh" or "en")
        {
            return chosen == "zh" ? Language.Zh : Language.En;
        }

        var first = context?.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(static l => l.Quality ?? 1).FirstOrDefault()?.Value.Value;
        return first is not null && first.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Language.En : Language.Zh;
    }
}
