using Candor.Web.Site;
using Candor.Web.Support;

namespace Candor.Web.RealCode;

/// <summary>The real code of consent platforms: each is found, refused and accepted, and what it lets through is told by stage.</summary>
public class ConsentPlatformTests
{
    private const string Text = "<h1>News of the valley</h1><p>The bridge stays open for pedestrians until the new crossing is finished; the council voted on it last night and the minutes are open to all.</p>";

    /// <summary>Name, markup; each page asks <c>track.hits.example</c> once consent is there.</summary>
    public static TheoryData<string, string, int> Platforms => new()
    {
        {
            "vanilla-cookieconsent", """
            <link rel="stylesheet" href="https://cdn.example/dist/cookieconsent.css"><script src="https://cdn.example/dist/cookieconsent.umd.js"></script>
            <script>
            const hit = () => { if (CookieConsent.acceptedCategory('analytics')) fetch('https://track.hits.example/hit', { mode: 'no-cors' }); };
            CookieConsent.run({ onConsent: hit, onChange: hit, categories: { necessary: { enabled: true, readOnly: true }, analytics: {} }, language: { default: 'en', translations: { en: {
              consentModal: { title: 'We use cookies', description: 'Cookies help us to count visits.', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', showPreferencesBtn: 'Manage preferences' },
              preferencesModal: { title: 'Cookie preferences', acceptAllBtn: 'Accept all', acceptNecessaryBtn: 'Reject all', savePreferencesBtn: 'Save preferences', closeIconLabel: 'Close', sections: [{ title: 'Analytics', description: 'Counting visits', linkedCategory: 'analytics' }] } } } } });
            </script>
            """, 1
        },
        {
            "klaro", """
            <script>
            var klaroConfig = { elementID: 'klaro', acceptAll: true, lang: 'en', privacyPolicy: '/privacy', services: [{ name: 'hits', title: 'Hits', purposes: ['analytics'], default: false, callback: (c) => { if (c) fetch('https://track.hits.example/hit', { mode: 'no-cors' }); } }], translations: { en: { purposes: { analytics: { title: 'Analytics' } } } } };
            </script>
            <script defer data-config="klaroConfig" src="https://cdn.example/dist/klaro.js"></script>
            """, 1
        },
        {
            "osano", """
            <link rel="stylesheet" href="https://cdn.example/build/cookieconsent.min.css"><script src="https://cdn.example/build/cookieconsent.min.js"></script>
            <script>
            const hit = (status) => { if (status === 'allow') fetch('https://track.hits.example/hit', { mode: 'no-cors' }); };
            addEventListener('load', () => window.cookieconsent.initialise({ type: 'opt-in', palette: { popup: { background: '#000' }, button: { background: '#f1d600' } }, onInitialise: hit, onStatusChange: hit }));
            </script>
            """, 1
        },
        {
            "orejime", """
            <link rel="stylesheet" href="https://cdn.example/dist/orejime-standard.css">
            <script>window.orejimeConfig = { privacyPolicyUrl: '/privacy', purposes: [{ id: 'hits', title: 'Counting visits', cookies: ['hits'] }] };</script>
            <script src="https://cdn.example/dist/orejime-standard-en.js"></script>
            <template data-purpose="hits"><script>fetch('https://track.hits.example/hit', { mode: 'no-cors' });</script></template>
            """, 1
        },
        {
            "tarteaucitron", """
            <script src="https://cdn.example/tarteaucitron.min.js"></script>
            <script>
            var tarteaucitronForceLanguage = 'en';
            tarteaucitron.init({ privacyUrl: '/privacy', hashtag: '#tarteaucitron', cookieName: 'tarteaucitron', orientation: 'middle', showAlertSmall: false, cookieslist: false, showIcon: true, DenyAllCta: true, AcceptAllCta: true, highPrivacy: true, removeCredit: true, moreInfoLink: false, mandatory: true });
            tarteaucitron.services.hits = { key: 'hits', type: 'analytic', name: 'Hits', uri: 'https://hits.example/', needConsent: true, cookies: ['hits'], js: () => fetch('https://track.hits.example/hit', { mode: 'no-cors' }) };
            (tarteaucitron.job = tarteaucitron.job || []).push('hits');
            </script>
            """, 1
        },
        {
            "cookie-consent-js", """
            <link rel="stylesheet" href="https://cdn.example/src/cookie-consent.css"><script src="https://cdn.example/src/cookie-consent.js"></script>
            <script>
            const consent = new CookieConsent({ contentUrl: 'https://cdn.example/cookie-consent-content', privacyPolicyUrl: '/privacy', lang: 'en', postSelectionCallback: () => { if (consent.trackingAllowed()) fetch('https://track.hits.example/hit', { mode: 'no-cors' }); } });
            </script>
            """, 1
        },
        {
            "cookiecraft", """
            <link rel="stylesheet" href="https://cdn.example/dist/cookiecraft.css"><script src="https://cdn.example/dist/cookiecraft.min.js"></script>
            <script>
            const hit = (c) => { if (JSON.stringify(c).includes('"analytics":true')) fetch('https://track.hits.example/hit', { mode: 'no-cors' }); };
            new CookieCraft.CookieConsent({ onAccept: hit, onChange: hit, translations: { title: 'Your privacy matters', description: 'We use cookies to count visits. You choose which ones you accept.' } }).init();
            </script>
            """, 1
        },
        {
            "porsche", """
            <script type="module" src="https://cdn.example/dist/cookie-consent-banner/cookie-consent-banner.esm.js"></script>
            <cookie-consent-banner btn-label-accept-and-continue="Agree and continue" btn-label-only-essential-and-continue="Continue with technically required cookies only" btn-label-persist-selection-and-continue="Save selection and continue" btn-label-select-all-and-continue="Select all and continue" content-settings-description="Choose">
            We use cookies and similar technologies. <a href="javascript:document.dispatchEvent(new Event('cookie_consent_details_show'))">Here</a> you can make detailed settings.</cookie-consent-banner>
            <script>
            document.querySelector('cookie-consent-banner').availableCategories = [{ title: 'Technically required', description: 'Needed.', key: 'essential', isMandatory: true }, { title: 'Analytics', description: 'Counting visits.', key: 'analytics' }];
            const hit = (e) => { if (e.detail.acceptedCategories.includes('analytics')) fetch('https://track.hits.example/hit', { mode: 'no-cors' }); };
            document.addEventListener('cookie_consent_preferences_updated', hit); document.addEventListener('cookie_consent_preferences_restored', hit);
            </script>
            """, 1
        },
    };

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task The_platform_is_found_refused_and_accepted(string name, string markup, int refusalClicks)
    {
        await using var site = await TestSite.StartAsync();
        site.Folder("cdn.example", Repository.At("artifacts", "fixtures", "web", name));
        site.Page("valley.example/", $"<!doctype html><html lang=en><head><meta charset=utf-8><meta name=viewport content='width=device-width'><title>{name}</title></head><body>{Text}{markup}</body></html>");
        var observed = await Audits.ObserveAsync(site, "https://valley.example/", Audits.Options(site, language: "en"));
        var page = observed.Observation.Page!;
        Assert.True(page.Dialog is not null, $"{name}: no dialog");
        Assert.Equal((1, (int?)refusalClicks), (page.Dialog.AcceptClicks!.Value, page.Dialog.RefuseClicks));
        bool Hit(VisitKind kind) => page.Visits.Single(v => v.Kind == kind).Recipients.Any(static r => r.Host == "track.hits.example");
        Assert.False(Hit(VisitKind.Untouched));
        Assert.False(Hit(VisitKind.Refusal));
        Assert.True(Hit(VisitKind.Acceptance), $"{name}: acceptance let nothing through");
        Assert.False(page.Dialog.ReturnsAfterRefusal);
    }
}
