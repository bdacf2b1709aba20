using System.Text;
using BenchmarkDotNet.Attributes;
using Candor.Knowledge;
using Candor.Traffic;
using Candor.Traffic.Tests.Support;

namespace Candor.Benchmarks;

/// <summary>How fast requests are searched on one core. The unit is a request of about 2 KB: its URL, six headers and cookies, and a body.</summary>
[MemoryDiagnoser]
[InProcess]
public class TrafficBenchmarks
{
    private const int Requests = 600;

    private readonly TrafficContext _context = new(new string('0', 64), ["shop.example"]);
    private TrafficAnalyser _analyser = null!;
    private KnowledgeBase _knowledge = null!;
    private Flow[] _clean = [];
    private Flow[] _carrying = [];

    [GlobalSetup]
    public void Open()
    {
        _knowledge = KnowledgeLoader.Load(Environment.GetEnvironmentVariable("CANDOR_KNOWLEDGE") ?? "knowledge");
        _analyser = new(_knowledge, BaitPersona.Create());
        _clean = [.. CleanTraffic.Flows(Requests, 1)];
        var sha256 = Coded.Sha256(BaitPersona.Create().Find("email")!);
        _carrying = [.. _clean.Select(f => f with { Request = f.Request with { Url = f.Request.Url + "&em=" + Uri.EscapeDataString(Coded.Base64(sha256)) } })];
        Console.WriteLine($"// {Requests} requests, {_clean.Average(static f => f.Request.Url.Length + f.Request.Headers.Sum(static h => h.Name.Length + h.Value.Length + 4) + f.Request.Body.Bytes.Length):0} bytes each");
    }

    [Benchmark(OperationsPerInvoke = Requests)]
    public int Clean() => _analyser.Analyse(_clean, _context).Sightings.Length;

    [Benchmark(OperationsPerInvoke = Requests)]
    public int EachCarriesOneUnderTwoLayers() => _analyser.Analyse(_carrying, _context).Sightings.Length;

    /// <summary>The digests and automata of a persona, made once a run.</summary>
    [Benchmark]
    public object Prepare() => new TrafficAnalyser(_knowledge, BaitPersona.Create());
}
