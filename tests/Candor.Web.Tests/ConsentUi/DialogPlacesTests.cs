using Candor.Web.Site;
using Candor.Web.Support;

namespace Candor.Web.ConsentUi;

/// <summary>Dialogs that do not stand in the page's own document.</summary>
public class DialogPlacesTests
{
    private const string Text = "<h1>山谷新闻</h1><p>新桥建成之前，旧桥仍对行人开放；议会昨晚表决通过，会议记录向所有人公开，欢迎查阅。</p>";

    private const string Dialog = """
        <div style="position:fixed;inset:auto 0 0 0;padding:16px;background:#fff;border-top:1px solid #999"><p>我们使用 Cookie 及同类技术。</p>
        <button id="yes">全部同意</button> <button id="no">拒绝</button></div>
        """;

    /// <summary>How the dialog is put into the page <c>valley.example</c>; it tells the choice by a message or by a cookie.</summary>
    public static TheoryData<string, string> Places => new()
    {
        {
            "frame of the same site", """
            <iframe src="https://valley.example/cmp" style="position:fixed;left:0;bottom:0;width:100%;height:220px;border:0"></iframe>
            """
        },
        {
            "frame of another site", """
            <iframe src="https://cmp.consent.example/cmp" style="position:fixed;left:0;bottom:0;width:100%;height:220px;border:0"></iframe>
            """
        },
        {
            "frame in a frame", """
            <iframe src="https://cmp.consent.example/outer" style="position:fixed;left:0;bottom:0;width:100%;height:260px;border:0"></iframe>
            """
        },
        {
            "open shadow root", $$"""
            <div id="host"></div><script>{ const r = host.attachShadow({ mode: 'open' }); r.innerHTML = `{{Dialog}}`; r.getElementById('yes').onclick = () => choose('yes'); r.getElementById('no').onclick = () => choose('no'); }</script>
            """
        },
        {
            "closed shadow root in a shadow root", $$"""
            <div id="host"></div><script>{ const o = host.attachShadow({ mode: 'open' }); o.innerHTML = '<section></section>'; const r = o.firstChild.attachShadow({ mode: 'closed' }); r.innerHTML = `{{Dialog}}`; r.getElementById('yes').onclick = () => choose('yes'); r.getElementById('no').onclick = () => choose('no'); }</script>
            """
        },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public async Task The_dialog_is_found_refused_and_accepted(string place, string markup)
    {
        await using var site = await TestSite.StartAsync();
        site.Page("valley.example/", $$"""
            <!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{place}}</title></head><body>{{Text}}
            <script>
            const choose = (c) => { document.cookie = 'choice=' + c + '; path=/; max-age=86400'; document.querySelectorAll('iframe, #host').forEach((e) => e.remove()); if (c === 'yes') fetch('https://track.hits.example/hit', { mode: 'no-cors' }); };
            addEventListener('message', (e) => choose(e.data));
            </script>
            <div id="place"></div>{{markup}}
            <script>if (document.cookie.includes('choice=')) { document.querySelectorAll('iframe, #host').forEach((e) => e.remove()); if (document.cookie.includes('choice=yes')) fetch('https://track.hits.example/hit', { mode: 'no-cors' }); }</script></body></html>
            """);
        var frame = $"<!doctype html><meta charset=utf-8><body>{Dialog}<script>yes.onclick = () => top.postMessage('yes', '*'); no.onclick = () => top.postMessage('no', '*');</script></body>";
        site.Page("valley.example/cmp", frame);
        site.Page("cmp.consent.example/cmp", frame);
        site.Page("cmp.consent.example/outer", "<!doctype html><body style='margin:0'><iframe src='https://inner.consent.example/cmp' style='width:100%;height:240px;border:0'></iframe></body>");
        site.Page("inner.consent.example/cmp", frame);
        var observed = await Audits.ObserveAsync(site, "https://valley.example/");
        var page = observed.Observation.Page!;
        Assert.True(page.Dialog is not null, $"{place}: no dialog");
        Assert.Equal((1, 1), (page.Dialog.AcceptClicks, page.Dialog.RefuseClicks));
        Assert.Equal(markup.Contains("iframe", StringComparison.Ordinal), page.Dialog.Frame is not null);
        bool Hit(VisitKind kind) => page.Visits.Single(v => v.Kind == kind).Recipients.Any(static r => r.Host == "track.hits.example");
        Assert.False(Hit(VisitKind.Untouched));
        Assert.False(Hit(VisitKind.Refusal));
        Assert.True(Hit(VisitKind.Acceptance), $"{place}: acceptance let nothing through");
        Assert.False(page.Dialog.ReturnsAfterRefusal);
    }
}
