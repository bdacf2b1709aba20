namespace Candor.Web.Recording;

/// <summary>What Chromium asks its maker for by itself. No page made these requests; they are neither recorded nor passed on.</summary>
internal static class BrowserNoise
{
    public static bool Is(string host, string path) => host switch
    {
        "clients2.google.com" => path.StartsWith("/time/", StringComparison.Ordinal) || path.StartsWith("/service/update", StringComparison.Ordinal),
        "accounts.google.com" => path.StartsWith("/ListAccounts", StringComparison.Ordinal),
        "update.googleapis.com" or "content-autofill.googleapis.com" or "redirector.gvt1.com" or "optimizationguide-pa.googleapis.com"
            or "safebrowsing.googleapis.com" or "edgedl.me.gvt1.com" or "clientservices.googleapis.com" => true,
        "android.clients.google.com" => path.StartsWith("/checkin", StringComparison.Ordinal) || path.StartsWith("/c2dm", StringComparison.Ordinal),
        _ => false,
    };
}
