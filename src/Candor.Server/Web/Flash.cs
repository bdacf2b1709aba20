using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Candor.Server.Web;

/// <summary>A message that the next page shows once. It travels in a cookie that only the server can read.</summary>
internal sealed class Flash(IHttpContextAccessor accessor, IDataProtectionProvider protection)
{
    private const string Cookie = "candor-message";
    private readonly IDataProtector _protector = protection.CreateProtector(Cookie);

    public void Say(LocalizedText message, bool isRefusal = false) => Write(isRefusal ? "!" : "", message);

    public (string Text, bool IsRefusal)? Take(Language language)
    {
        var context = accessor.HttpContext!;
        if (context.Request.Cookies[Cookie] is not { Length: > 0 and < 4000 } value)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie);
        try
        {
            var parts = _protector.Unprotect(value).Split('\u0001');
            return parts.Length == 3 ? (parts[language == Language.Zh ? 1 : 2], parts[0] == "!") : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private void Write(string kind, LocalizedText message) => accessor.HttpContext!.Response.Cookies.Append(
        Cookie,
        _protector.Protect($"{kind}\u0001{message.Zh}\u0001{message.En}"),
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, MaxAge = TimeSpan.FromMinutes(1), IsEssential = true, Secure = accessor.HttpContext.Request.IsHttps });
}
