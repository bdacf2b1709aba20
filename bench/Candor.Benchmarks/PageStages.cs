using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Candor.Knowledge;
using Candor.Traffic;
using Candor.Web;
using Candor.Web.Recording;

namespace Candor.Benchmarks;

/// <summary>How long each stage of an audit of a page takes. Prints one line of JSON: the page, the stages with their seconds, when it began.</summary>
internal static class PageStages
{
    public static int Run(string[] arguments)
    {
        if (arguments is not [var url, var https, var http, var authority, var knowledgeFolder])
        {
            Console.Error.WriteLine("page-stages URL HTTPS_PORT HTTP_PORT AUTHORITY.pem KNOWLEDGE");
            return 2;
        }

        var knowledge = KnowledgeLoader.Load([knowledgeFolder]);
        var persona = BaitPersona.Create();
        var analyser = new TrafficAnalyser(knowledge, persona);
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(authority);
        var rule = new HostRule("*", IPAddress.Loopback, int.Parse(https, CultureInfo.InvariantCulture), int.Parse(http, CultureInfo.InvariantCulture));
        var options = new PageAuditOptions(IsPhone: true, "zh-CN", BlockThirdPartyCookies: false, Redact: false, null, new(AllowPrivate: true, [rule], roots, null, RecorderLimits.Default));
        var clock = Stopwatch.StartNew();
        var began = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var stages = new List<(string Stage, double At)>();
        _ = new PageObserver(knowledge, persona, analyser, options, TimeProvider.System)
            .ObserveAsync(PageSubject.OfAddress(url), stage => stages.Add((stage, clock.Elapsed.TotalSeconds)), CancellationToken.None).GetAwaiter().GetResult();
        stages.Add(("end", clock.Elapsed.TotalSeconds));
        var seconds = stages.Zip(stages.Skip(1), static (a, b) => string.Create(CultureInfo.InvariantCulture, $"\"{a.Stage}\":{b.At - a.At:0.00}"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{{\"url\":\"{url}\",\"began\":{began},\"stages\":{{{string.Join(',', seconds)}}}}}"));
        return 0;
    }
}
