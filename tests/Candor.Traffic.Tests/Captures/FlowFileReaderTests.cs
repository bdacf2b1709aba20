using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Candor.Traffic.Captures;
using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Captures;

public sealed class FlowFileReaderTests
{
    private static readonly string Fixture = Shipped.At("tests", "Candor.Traffic.Tests", "Fixtures", "flows.flow");

    [Fact]
    public void A_file_of_Debians_mitmproxy_is_read_as_it_is()
    {
        var flows = Read(File.ReadAllBytes(Fixture), out var problems);
        Assert.Empty(problems);
        Assert.Equal(8, flows.Count);
        Assert.Equal(Enumerable.Range(1, 8), flows.Select(static f => f.Number));
        Assert.Equal("http://collect.devices.example:8080/d?i=" + Shipped.Person.Find("imei"), flows[4].Request.Url);
        Assert.Equal(BodyState.Missing, flows[3].Request.Body.State);
        Assert.Equal(5_000_000, flows[3].Request.Body.DeclaredLength);
        Assert.Equal((FrameDirection.Sent, false, FrameDirection.Received), (flows[6].Frames[1].Direction, flows[6].Frames[1].IsText, flows[6].Frames[2].Direction));
        Assert.Equal("tcp://push.messages.example:5222", flows[7].Request.Url);
        Assert.Equal(TimeSpan.FromSeconds(1), flows[1].Offset);
    }

    [Fact]
    public void What_the_flows_carry_is_found_in_bodies_frames_URLs_and_raw_connections()
    {
        var found = Observe(Fixture).Analysis.Sightings.Select(static s => $"{s.Locator.Request} {s.Host} {s.DataType} {string.Join(" › ", (string[])[s.Locator.Part, .. s.Locator.Chain])}").ToList();
        Assert.Equal(
            [
                "1 api.shop.example phone-number body › json $.phone",
                "2 t.metricsink.example email body › gunzip › json $.e[0].m › base64",
                "5 collect.devices.example imei url › form i",
                "6 t.metricsink.example email body › protobuf 1",
                "7 live.metricsink.example phone-number frame › gunzip",
                "8 push.messages.example email frame",
            ],
            found);
    }

    [Fact]
    public void A_body_that_was_not_kept_is_told_and_not_taken_for_nothing() =>
        Assert.Contains(Observe(Fixture).Observation.NotAnalysed, static n => n.What.En == "The content of 1 requests (number 4)" && n.Why.En.Contains("did not keep it", StringComparison.Ordinal));

    [Fact]
    public void Mitmproxy_itself_reads_the_same()
    {
        var start = new ProcessStartInfo("/usr/bin/python3") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.ArgumentList.Add(Shipped.At("tests", "Candor.Traffic.Tests", "Fixtures", "read_flows.py"));
        start.ArgumentList.Add(Fixture);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        Assert.True(process.WaitForExit(60_000));
        Assert.SkipWhen(output.Length == 0, "Debian's mitmproxy is not installed; ./test installs it.");
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var flows = Read(File.ReadAllBytes(Fixture), out _);
        Assert.Equal(lines.Length, flows.Count);
        foreach (var (line, flow) in lines.Zip(flows))
        {
            using var document = JsonDocument.Parse(line);
            var oracle = document.RootElement;
            Assert.Equal(
                oracle.GetProperty("messages").EnumerateArray().Select(static m => (m[0].GetBoolean(), m[1].GetString()!)),
                flow.Frames.Select(static m => (m.Direction == FrameDirection.Sent, Sha(m.Body.Bytes))));
            if (oracle.GetProperty("type").GetString() == "http")
            {
                Assert.Equal(oracle.GetProperty("method").GetString(), flow.Request.Method);
                Assert.Equal(oracle.GetProperty("url").GetString(), flow.Request.Url);
                Assert.Equal(oracle.GetProperty("headers").GetArrayLength(), flow.Request.Headers.Length);
                Assert.Equal(oracle.GetProperty("status").GetInt32(), flow.Response!.Status);
                Assert.Equal(oracle.GetProperty("content").GetString(), flow.Request.Body.State == BodyState.Missing ? null : Sha(flow.Request.Body.Bytes));
            }
        }
    }

    [Fact]
    public void A_file_in_gzip_is_read_too()
    {
        var flows = Read(Coded.Compress(File.ReadAllBytes(Fixture), static s => new System.IO.Compression.GZipStream(s, System.IO.Compression.CompressionLevel.Fastest)), out _);
        Assert.Equal(8, flows.Count);
    }

    [Fact]
    public void A_file_that_breaks_gives_what_came_before_and_says_where()
    {
        var bytes = File.ReadAllBytes(Fixture);
        var flows = Read(bytes[..(bytes.Length - 200)], out var problems);
        Assert.Equal(7, flows.Count);
        Assert.Contains("The rest of the capture", problems.Select(static p => p.What.En));
    }

    [Theory]
    [InlineData("5:hello")]
    [InlineData("99999:x,")]
    [InlineData("3:1:a,}")]
    [InlineData("0:?")]
    [InlineData("1:x!2")]
    public void A_first_flow_that_is_malformed_is_an_error(string text) =>
        Assert.Throws<BadCaptureException>(() => Read(Encoding.ASCII.GetBytes(text), out _));

    [Fact]
    public void Nesting_without_end_is_refused()
    {
        var value = "0:~";
        for (var i = 0; i < 200; i++)
        {
            value = $"{value.Length}:{value}]";
        }

        Assert.Throws<BadCaptureException>(() => Read(Encoding.ASCII.GetBytes(value), out _));
    }

    [Fact]
    public void A_flow_larger_than_the_limit_is_left_out_and_told()
    {
        var bytes = File.ReadAllBytes(Fixture);
        using var stream = new MemoryStream(bytes);
        using var reader = new CaptureReader(stream, TrafficLimits.Default with { EntryBytes = 2_000 });
        var flows = reader.Flows().ToList();
        Assert.True(flows.Count < 8);
        Assert.Contains(reader.Problems, static p => p.What.En.EndsWith(" flows", StringComparison.Ordinal));
    }

    private static CaptureObservation Observe(string path) => new TrafficObserver(Shipped.Knowledge)
        .Observe(path, new(Shipped.Person, ["shop.example"], null, false), static _ => { }, TestContext.Current.CancellationToken);

    private static List<Flow> Read(byte[] bytes, out IReadOnlyList<CaptureProblem> problems)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new CaptureReader(stream);
        var flows = reader.Flows().ToList();
        problems = reader.Problems;
        return flows;
    }

    private static string Sha(ReadOnlyMemory<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
}
