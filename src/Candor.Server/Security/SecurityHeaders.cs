namespace Candor.Server.Security;

/// <summary>Tells browsers to run nothing but our own files, and to show our pages in no frame.</summary>
internal static class SecurityHeaders
{
    /// <summary>The policy of pages.</summary>
    public const string Page = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>The policy of a file that an audit made: a document of its own that can do nothing but look like itself.</summary>
    public const string File = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Use(WebApplication app) => app.Use(static async (context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Page;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers.CacheControl = "no-store";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = "max-age=31536000";
        }

        await next(context);
    });
}
