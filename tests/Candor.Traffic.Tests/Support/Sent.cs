using System.Collections.Immutable;
using System.Text;

namespace Candor.Traffic.Tests.Support;

/// <summary>Makes flows, and says what the analyser finds in them.</summary>
internal static class Sent
{
    public const string Site = "https://shop.example/";
    public const string Tracker = "https://t.metricsink.example/c";

    public static Flow Get(string url, params (string Name, string Value)[] headers) => Flow("GET", url, headers, []);

    public static Flow Post(string body, params (string Name, string Value)[] headers) => Flow("POST", Tracker, headers, Encoding.UTF8.GetBytes(body));

    public static Flow Post(byte[] body, params (string Name, string Value)[] headers) => Flow("POST", Tracker, headers, body);

    public static Flow Flow(string method, string url, (string Name, string Value)[] headers, byte[] body, int number = 1) => FlowMaker.Flow(method, url, headers, body, number);

    public static Flow Frame(byte[] payload, bool isText = false) => Get("wss://t.metricsink.example/ws") with
    {
        Frames = [new(0, FrameDirection.Sent, isText, FlowBody.Of(payload), TimeSpan.Zero)],
    };

    /// <summary>Analyses flows; that the reader itself failed on one is a failure of the test.</summary>
    public static TrafficAnalysis Analyse(params Flow[] flows)
    {
        var analysis = Shipped.Analyser.Analyse(flows, new(new string('0', 64), [Site]), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(analysis.NotAnalysed, static n => n.Why.En.StartsWith("Candor failed", StringComparison.Ordinal));
        return analysis;
    }

    public static ImmutableArray<Sighting> In(params Flow[] flows) => Analyse(flows).Sightings;

    /// <summary>The chains by which a data type was found, joined as people write them.</summary>
    public static string[] Chains(string dataType, params Flow[] flows) =>
        [.. In(flows).Where(s => s.DataType == dataType).Select(static s => string.Join(" › ", (string[])[s.Locator.Part, .. s.Locator.Chain]))];
}
