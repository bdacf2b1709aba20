namespace Candor.Web.Browser;

/// <summary>How the browser is started.</summary>
/// <param name="Executable">The program.</param>
/// <param name="RecorderPort">The port on loopback to which every connection is led.</param>
/// <param name="PublicKeyHash">SHA-256 of the public key of the recorder's certificates, in base64: the only certificates trusted beyond the usual.</param>
/// <param name="BlockThirdPartyCookies">Whether cookies of third parties are refused, as Chromium does by default.</param>
internal sealed record ChromiumOptions(string Executable, int RecorderPort, string PublicKeyHash, bool BlockThirdPartyCookies)
{
    /// <summary>
    /// The arguments. The network leads to the recorder only: every host and port is mapped to it, QUIC and UDP outside a proxy are off.
    /// Nothing says that a machine drives: <c>AutomationControlled</c> is off, since consent banners hide from robots.
    /// Frames of other sites share the process of their page, so that one session sees them all.
    /// </summary>
    public IEnumerable<string> Arguments(string profile)
    {
        yield return "--headless=new";
        yield return "--remote-debugging-pipe";
        yield return $"--user-data-dir={profile}";
        if (Environment.IsPrivilegedProcess)
        {
            // Chromium's sandbox does not run as root.
            yield return "--no-sandbox";
        }

        yield return $"--host-resolver-rules=MAP * 127.0.0.1:{RecorderPort}";
        yield return $"--ignore-certificate-errors-spki-list={PublicKeyHash}";
        yield return "--disable-quic";

        // A window that a page opens by itself is a place to which it sends: it is seen, not blocked.
        yield return "--disable-popup-blocking";
        yield return "--force-webrtc-ip-handling-policy=disable_non_proxied_udp";
        yield return "--no-proxy-server";
        yield return "--disable-blink-features=AutomationControlled";
        yield return "--disable-features=AutofillServerCommunication,MediaRouter,OptimizationHints,Translate,IsolateOrigins,site-per-process,HttpsUpgrades,"
            + "InterestFeedContentSuggestions,CertificateTransparencyComponentUpdater,LocalNetworkAccessChecks,NetworkTimeServiceQuerying,BlockInsecurePrivateNetworkRequests";
        yield return "--disable-site-isolation-trials";
        yield return "--disable-background-networking";
        yield return "--disable-component-update";
        yield return "--disable-component-extensions-with-background-pages";
        yield return "--disable-default-apps";
        yield return "--disable-extensions";
        yield return "--disable-sync";
        yield return "--disable-domain-reliability";
        yield return "--disable-client-side-phishing-detection";
        yield return "--disable-gpu";
        yield return "--disable-dev-shm-usage";
        yield return "--disable-background-timer-throttling";
        yield return "--disable-renderer-backgrounding";
        yield return "--metrics-recording-only";
        yield return "--no-first-run";
        yield return "--no-default-browser-check";
        yield return "--no-pings";
        yield return "--mute-audio";
        yield return "--hide-scrollbars";
        yield return "--password-store=basic";
        yield return "--use-mock-keychain";
        yield return "--noerrdialogs";
        yield return "--force-color-profile=srgb";
        yield return "about:blank";
    }
}
