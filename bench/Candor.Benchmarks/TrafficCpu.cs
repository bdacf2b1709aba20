using System.Diagnostics;
using System.Globalization;
using Candor.Knowledge;
using Candor.Traffic;
using Candor.Traffic.Tests.Support;

namespace Candor.Benchmarks;

/// <summary>Requests per second of processor time of one thread, by kind of body: for machines that others use at the same time.</summary>
internal static class TrafficCpu
{
    private static readonly string[] Kinds = ["json", "json", "json", "form", "base64 form", "gzip", "minified js", "png", "random bytes", "protobuf", "multipart", "xml"];

    public static void Run()
    {
        var knowledge = KnowledgeLoader.Load(Environment.GetEnvironmentVariable("CANDOR_KNOWLEDGE") ?? "knowledge");
        var context = new TrafficContext(new string('0', 64), ["shop.example"]);
        var analyser = new TrafficAnalyser(knowledge, BaitPersona.Create());
        Flow[] flows = [.. CleanTraffic.Flows(1_200, 1)];
        for (var i = 0; i < 5; i++)
        {
            analyser.Analyse(flows, context);
        }

        Thread.Sleep(1_000);
        for (var kind = 2; kind < Kinds.Length; kind++)
        {
            var k = kind;
            Report(Kinds[kind], [.. flows.Where((_, i) => i % Kinds.Length == k)]);
        }

        Report("all", flows);

        void Report(string name, Flow[] some)
        {
            var process = Process.GetCurrentProcess();
            var before = process.TotalProcessorTime;
            var count = 0;
            for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < 2_000;)
            {
                analyser.Analyse(some, context);
                count += some.Length;
            }

            process.Refresh();
            var seconds = (process.TotalProcessorTime - before).TotalSeconds;
            var size = some.Average(static f => f.Request.Url.Length + f.Request.Headers.Sum(static h => h.Name.Length + h.Value.Length + 4) + f.Request.Body.Bytes.Length);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-14} {size,6:0} bytes {seconds / count * 1e6,7:0.0} us of processor time a request {count / seconds,8:0} requests/s"));
        }
    }
}
