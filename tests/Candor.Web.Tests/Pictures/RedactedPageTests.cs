using System.Text;
using Candor.Traffic;
using Candor.Web.Site;
using Candor.Web.Support;

namespace Candor.Web.Pictures;

/// <summary>A page that shows and sends who the person is, audited with <c>--redact</c>: nothing that is kept tells it.</summary>
public class RedactedPageTests
{
    private static readonly string Email = Audits.Persona.Find("email")!;
    private static readonly string Phone = Audits.Persona.Find("phone-number")!;
    private static readonly string Name = Audits.Persona.Find("name")!;

    // The values stand over areas of one colour each, so that what is left of them in a picture can be counted.
    private static readonly string Page = $$"""
        <!doctype html><html lang="zh"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{{Name}}的主页</title>
        <style>body{margin:0;font:20px sans-serif;color:#ff00ff}p{margin:10px}input{display:block;margin:10px;color:#ff00ff;font-size:20px;width:320px}</style></head><body>
        <p>{{Name}}</p><p>{{Phone[..3]}} {{Phone[3..7]}} {{Phone[7..]}}</p><p>{{Phone[..3]}}****{{Phone[7..]}}</p><p>{{Email[..4]}}<b>{{Email[4..]}}</b></p>
        <input value="{{Email}}"><iframe srcdoc="<p style='color:#ff00ff;font-size:20px'>{{Phone}}</p>" style="border:0;width:320px;height:60px"></iframe>
        <div id="host"></div><p style="color:#00aa00">An ordinary sentence that anybody may read.</p>
        <script>
        host.attachShadow({ mode: 'open' }).innerHTML = '<p style="color:#ff00ff">{{Email}}</p>';
        fetch('https://track.hits.example/plain', { method: 'POST', mode: 'no-cors', body: JSON.stringify({ mail: '{{Email}}' }) });
        fetch('https://track.hits.example/coded', { method: 'POST', mode: 'no-cors', body: 'd=' + btoa('{{Email}}') });
        new Image().src = 'https://track.hits.example/i?e=' + encodeURIComponent(btoa('{{Email}}'));
        localStorage.setItem('who', '{{Phone}}');
        </script></body></html>
        """;

    [Fact]
    public async Task Nothing_that_is_kept_holds_a_value_and_pictures_are_painted_over()
    {
        var open = await AuditAsync(redact: false);
        var redacted = await AuditAsync(redact: true);

        // What the test would not notice without the first: the values are there where nothing is asked.
        Assert.Contains(open.Blobs, static b => Encoding.UTF8.GetString(b.Bytes.Span).Contains(Email, StringComparison.Ordinal));
        Assert.True(Magenta(open) > 200, $"{Magenta(open)} pixels of the values");
        Assert.Equal(0, Magenta(redacted));
        Assert.True(Green(redacted) > 50, "the ordinary sentence is still there");

        var coded = Convert.ToBase64String(Encoding.UTF8.GetBytes(Email));
        foreach (var value in (string[])[Email, Phone, Name, coded, Uri.EscapeDataString(coded), Uri.EscapeDataString(Email)])
        {
            foreach (var blob in redacted.Blobs)
            {
                Assert.DoesNotContain(value, Encoding.UTF8.GetString(blob.Bytes.Span), StringComparison.OrdinalIgnoreCase);
            }

            Assert.DoesNotContain(value, redacted.Observation.ToString() + string.Join('\n', redacted.Observation.Evidence.Select(static e => e.Locator.ToString())) + Texts(redacted), StringComparison.OrdinalIgnoreCase);
        }

        // The facts stay: what was sent to whom.
        Assert.Contains(redacted.Observation.Page!.Visits[0].Recipients, static r => r.Host == "track.hits.example" && r.DataTypes.Contains("email"));
        Assert.Contains(redacted.Observation.NotAnalysed, static n => n.What.En.Contains("painted over", StringComparison.Ordinal));
    }

    private static async Task<PageObservation> AuditAsync(bool redact)
    {
        await using var site = await TestSite.StartAsync();
        site.Page("me.example/", Page);
        return await Audits.ObserveAsync(site, "https://me.example/", Audits.Options(site) with { Redact = redact });
    }

    private static string Texts(PageObservation observed)
    {
        var page = observed.Observation.Page!;
        return string.Join('\n', page.Visits.SelectMany(static v => v.Stored).Select(static s => s.Raw).Concat(page.Controls.Select(static c => c.Label)).Append(observed.Observation.Subject.Name.Zh));
    }

    private static int Magenta(PageObservation observed) => Count(observed, static (r, g, b) => r > 200 && g < 90 && b > 200);

    private static int Green(PageObservation observed) => Count(observed, static (r, g, b) => g > 140 && r < 90 && b < 90);

    private static int Count(PageObservation observed, Func<byte, byte, byte, bool> isMeant)
    {
        var count = 0;
        foreach (var blob in observed.Blobs.Where(static b => b.Bytes.Span.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])))
        {
            var (pixels, channels) = PngPixels.Read(blob.Bytes.ToArray());
            for (var i = 0; i + 2 < pixels.Length; i += channels)
            {
                count += isMeant(pixels[i], pixels[i + 1], pixels[i + 2]) ? 1 : 0;
            }
        }

        return count;
    }
}
