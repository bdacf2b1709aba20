using Candor.Web.Site;
using Candor.Web.Support;

namespace Candor.Web.RealCode;

/// <summary>The real code of analytics, replay and fingerprinting SDKs, each sending to a host of its own, several on a page as sites have them.</summary>
public class SdkTests
{
    private static readonly string Email = Audits.Persona.Find("email")!;

    private static readonly string First = $$"""
        <script>window.email = '{{Email}}';</script>
        <script src="https://mixpanel.example/dist/mixpanel.umd.js"></script>
        <script>mixpanel.init('t', { api_host: 'https://track-mixpanel.example', persistence: 'localStorage', batch_requests: false }); mixpanel.identify(email); mixpanel.people.set({ $email: email }); mixpanel.track('open');</script>
        <script src="https://amplitude.example/lib/scripts/amplitude-min.umd.js"></script>
        <script>amplitude.init('k', email, { serverUrl: 'https://track-amplitude.example/2/httpapi', flushIntervalMillis: 50, fetchRemoteConfig: false, autocapture: false }); amplitude.track('open'); amplitude.flush();</script>
        <script src="https://sensorsdata.example/dist/web/sensorsdata.js"></script>
        <script>var sa = window.sensorsDataAnalytic201505; sa.init({ server_url: 'https://track-sensors.example/sa', send_type: 'beacon', is_track_single_page: false, heatmap: { clickmap: 'not_collect' } }); sa.login(email); sa.track('open');</script>
        <script src="https://countly.example/lib/countly.min.js"></script>
        <script>Countly.init({ app_key: 'k', url: 'https://track-countly.example', interval: 200 }); Countly.user_details({ email }); Countly.add_event({ key: 'open', count: 1 });</script>
        <script src="https://bugsnag.example/dist/bugsnag.min.js"></script>
        <script>Bugsnag.start({ apiKey: '0123456789abcdef0123456789abcdef', endpoints: { notify: 'https://track-bugsnag.example', sessions: 'https://track-bugsnag.example/s' }, user: { email } }); Bugsnag.notify(new Error('x'));</script>
        <script src="https://aegis.example/lib/aegis.min.js"></script>
        <script>try { new Aegis({ id: 'k', uin: email, hostUrl: 'https://track-aegis.example', reportApiSpeed: false }).reportEvent({ name: 'open', ext1: email }); } catch (e) { console.log(e); }</script>
        """;

    private static readonly string Second = $$"""
        <script>window.email = '{{Email}}';</script>
        <script src="https://fingerprintjs.example/dist/fp.umd.min.js"></script>
        <script>FingerprintJS.load({ monitoring: false }).then((f) => f.get()).then((r) => fetch('https://track-fp.example/v', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ visitor: r.visitorId }) }));</script>
        <script src="https://thumbmarkjs.example/dist/thumbmark.umd.js"></script>
        <script>try { new ThumbmarkJS.Thumbmark({ logging: false }).get().then((t) => fetch('https://track-thumb.example/t?v=' + t.thumbmark, { mode: 'no-cors' })); } catch (e) { console.log(e); }</script>
        <script src="https://rrweb.example/umd/rrweb.min.js"></script>
        <script>const events = []; rrweb.record({ emit: (e) => { events.push(e); } }); setInterval(() => { if (events.length) fetch('https://track-replay.example/r', { method: 'POST', mode: 'no-cors', body: JSON.stringify(events.splice(0)) }); }, 200);</script>
        <script src="https://posthog.example/dist/array.full.js"></script>
        <script>posthog.init('k', { api_host: 'https://track-posthog.example', autocapture: false, disable_session_recording: true, advanced_disable_flags: true, request_batching: false, opt_out_useragent_filter: true }); posthog.identify('u1', { email }); posthog.capture('open', { email });</script>
        <script src="https://rollbar.example/dist/rollbar.umd.min.js"></script>
        <script>try { new rollbar({ accessToken: 't', endpoint: 'https://track-rollbar.example/api/1/', payload: { person: { id: '1', email } } }).error('x'); } catch (e) { console.log(e); }</script>
        <script src="https://elastic-apm.example/dist/bundles/elastic-apm-rum.umd.min.js"></script>
        <script>const apm = elasticApm.init({ serviceName: 's', serverUrl: 'https://track-elastic.example', flushInterval: 100 }); apm.setUserContext({ email }); apm.captureError(new Error('x'));</script>
        <script src="https://datadog.example/bundle/datadog-rum.js"></script>
        <script>DD_RUM.init({ clientToken: 'pub0123456789', applicationId: 'a1', site: 'datadoghq.com', proxy: 'https://track-datadog.example/p', sessionSampleRate: 100, sessionReplaySampleRate: 0 }); DD_RUM.setUser({ id: '1', email });</script>
        """;

    [Fact]
    public async Task Identities_are_found_under_the_encodings_of_each_sdk()
    {
        var observed = await AuditAsync(First);
        Sent(observed, "track-mixpanel.example", "track-amplitude.example", "track-sensors.example", "track-countly.example", "track-bugsnag.example", "track-aegis.example");
    }

    [Fact]
    public async Task Fingerprints_and_replays_are_known_by_behaviour()
    {
        var observed = await AuditAsync(Second);
        Sent(observed, "track-posthog.example", "track-rollbar.example", "track-elastic.example", "track-datadog.example");
        var scripts = observed.Observation.Page!.Scripts;
        Assert.Contains(scripts, static s => s.Behaviour == ScriptBehaviour.Fingerprinting && s.Script.StartsWith("https://fingerprintjs.example/", StringComparison.Ordinal));
        Assert.Contains(scripts, static s => s.Behaviour == ScriptBehaviour.Fingerprinting && s.Script.StartsWith("https://thumbmarkjs.example/", StringComparison.Ordinal));
        Assert.Contains(scripts, static s => s.Behaviour == ScriptBehaviour.SessionReplay && s.Script.StartsWith("https://rrweb.example/", StringComparison.Ordinal) && s.LeftPage == true);
    }

    private static async Task<PageObservation> AuditAsync(string markup)
    {
        await using var site = await TestSite.StartAsync();
        foreach (var package in Directory.EnumerateDirectories(Repository.At("artifacts", "fixtures", "web")))
        {
            site.Folder(Path.GetFileName(package) + ".example", package);
        }

        site.Page("shop.example/", $"<!doctype html><html lang=en><head><meta charset=utf-8><title>Shop</title></head><body><h1>Shop</h1><p>Hand-made cups from the valley.</p><form><label>Name <input name=name></label></form>{markup}</body></html>");
        var observed = await Audits.ObserveAsync(site, "https://shop.example/", Audits.Options(site, language: "en"));

        // What was recorded is what the server got.
        var recorded = observed.Observation.Page!.Visits.SelectMany(static v => v.Recipients).Select(static r => r.Host).ToHashSet(StringComparer.Ordinal);
        Assert.Equal([], site.Requests.Where(static r => r.Method != "OPTIONS").Select(static r => r.Host).Distinct().Where(h => !recorded.Contains(h)));
        return observed;
    }

    private static void Sent(PageObservation observed, params string[] hosts) =>
        Assert.Equal([], hosts.Where(h => !observed.Observation.Page!.Visits.Any(v => v.Recipients.Any(r => r.Host == h && r.DataTypes.Contains("email")))));
}
