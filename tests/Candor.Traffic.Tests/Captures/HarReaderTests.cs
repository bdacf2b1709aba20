using System.Text;
using Candor.Traffic.Captures;
using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Captures;

public sealed class HarReaderTests
{
    [Fact]
    public void An_entry_keeps_method_URL_headers_in_order_body_time_and_initiator()
    {
        var flow = Assert.Single(Read(Har("""
            {"startedDateTime":"2026-01-01T00:00:00Z","_resourceType":"fetch","_initiator":{"type":"script","stack":{"callFrames":[{"url":"https://cdn.example/a.js","lineNumber":4,"columnNumber":9}]}},
             "request":{"method":"POST","url":"https://a.example/x?y=%20","httpVersion":"h2","headers":[{"name":"B","value":"2"},{"name":"A","value":"1"},{"name":"B","value":"3"}],"postData":{"mimeType":"text/plain","text":"hi"},"bodySize":2},
             "response":{"status":200,"httpVersion":"h2","headers":[],"content":{"size":2,"text":"b2s=","encoding":"base64"}}}
            """), out var problems));
        Assert.Empty(problems);
        Assert.Equal("https://a.example/x?y=%20", flow.Request.Url);
        Assert.Equal(["B", "A", "B"], flow.Request.Headers.Select(static h => h.Name));
        Assert.Equal("hi", Encoding.UTF8.GetString(flow.Request.Body.Bytes.Span));
        Assert.Equal("ok", Encoding.UTF8.GetString(flow.Response!.Body.Bytes.Span));
        Assert.Equal(("fetch", "https://cdn.example/a.js", 5, 10), (flow.Origin.Kind, flow.Origin.Script, flow.Origin.Line, flow.Origin.Column));
    }

    [Fact]
    public void A_body_that_the_writer_left_out_is_missing_not_empty()
    {
        var flow = Assert.Single(Read(Har("""{"request":{"method":"POST","url":"https://a.example/","headers":[],"bodySize":512}}"""), out _));
        Assert.Equal((BodyState.Missing, 512L), (flow.Request.Body.State, flow.Request.Body.DeclaredLength));
        Assert.NotEmpty(Sent.Analyse(flow).NotAnalysed);
    }

    [Fact]
    public void Parameters_without_text_are_a_form() =>
        Assert.NotEmpty(Sent.Chains("email", Read(Har($$"""{"request":{"method":"POST","url":"https://a.example/","postData":{"mimeType":"x","params":[{"name":"m","value":"{{Shipped.Email}}"}]} } }"""), out _).ToArray()));

    [Fact]
    public void Chromes_WebSocket_messages_are_frames()
    {
        var binary = Convert.ToBase64String(Coded.Gzip(Shipped.Phone));
        var flows = Read(Har($$"""
            {"startedDateTime":"2026-01-01T00:00:00Z","request":{"method":"GET","url":"wss://a.example/","headers":[]},
             "_webSocketMessages":[{"type":"receive","time":1767225601,"opcode":1,"data":"{{Shipped.Email}}"},{"type":"send","time":1767225602.5,"opcode":2,"data":"{{binary}}"}]}
            """), out _);
        Assert.Equal(TimeSpan.FromSeconds(2.5), flows[0].Frames[1].Offset);
        Assert.Equal(["frame › gunzip"], Sent.Chains("phone-number", [.. flows]));
        Assert.Empty(Sent.Chains("email", [.. flows]));
    }

    [Fact]
    public void Bytes_kept_as_one_character_each_are_bytes_again()
    {
        var text = System.Text.Json.JsonEncodedText.Encode(Encoding.Latin1.GetString(Coded.Gzip(Shipped.Email)), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
        Assert.Equal(["body › gunzip"], Sent.Chains("email", Read(Har($$"""{"request":{"method":"POST","url":"https://a.example/","postData":{"text":"{{text}}"} } }"""), out _).ToArray()));
    }

    [Fact]
    public void A_broken_entry_costs_that_entry()
    {
        var flows = Read(Har("""{"request":{"method":"GET","url":"https://a.example/1"}}, {"request":{"url":5}}, {"nothing":1}, {"request":{"method":"GET","url":"https://a.example/2"}}"""), out var problems);
        Assert.Equal([1, 4], flows.Select(static f => f.Number));
        Assert.Contains("2 entries", problems.Select(static p => p.What.En));
    }

    [Fact]
    public void A_file_that_ends_early_gives_what_came_before()
    {
        var bytes = Har("""{"request":{"method":"GET","url":"https://a.example/1"}},{"request":{"method":"GET","url":"https://a.example/2"}}""");
        Assert.Single(Read(bytes[..^30], out var problems));
        Assert.Single(problems);
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("hello")]
    [InlineData("{\"log\":{\"entries\":[{")]
    public void What_is_no_capture_is_an_error(string text) => Assert.Throws<BadCaptureException>(() => Read(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void A_file_without_entries_is_told() =>
        Assert.Equal("The whole capture", Assert.Single(ProblemsOf(Encoding.UTF8.GetBytes("{\"log\":{\"version\":\"1.2\"}}"))).What.En);

    [Fact]
    public void A_large_file_is_read_one_entry_at_a_time()
    {
        const int Entries = 400;
        using var stream = new LongHar(Entries, 250_000);
        using var reader = new CaptureReader(stream);
        var seen = new List<WeakReference>();
        foreach (var flow in reader.Flows())
        {
            seen.Add(new(flow.Response));
        }

        GC.Collect();
        Assert.Equal(Entries, seen.Count);
        Assert.InRange(seen.Count(static s => s.IsAlive), 0, 5);
    }

    [Fact]
    public void The_page_of_a_browsers_capture_is_its_first_party()
    {
        var path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.har");
        File.WriteAllBytes(path, Har("""
            {"request":{"method":"GET","url":"https://www.shop.example/"},"response":{"status":200,"headers":[{"name":"content-type","value":"text/html"}],"content":{"size":0} } },
            {"request":{"method":"GET","url":"https://t.metricsink.example/"}}
            """));
        try
        {
            var observed = new TrafficObserver(Shipped.Knowledge).Observe(path, new(Shipped.Person, [], null, false), static _ => { }, TestContext.Current.CancellationToken);
            Assert.Equal("www.shop.example", observed.Observation.Subject.Identifier);
            Assert.Equal(
                [("t.metricsink.example", RecipientRelation.ThirdParty), ("www.shop.example", RecipientRelation.FirstParty)],
                observed.Observation.Recipients.Select(static r => (r.Host, r.Relation)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    internal static byte[] Har(string entries) => Encoding.UTF8.GetBytes($$"""{"log":{"version":"1.2","creator":{"name":"entries","note":"{\"entries\":[1]}"},"pages":[{"id":"[{"}],"entries":[ {{entries}} ] } }""");

    private static IReadOnlyList<CaptureProblem> ProblemsOf(byte[] bytes)
    {
        Read(bytes, out var problems);
        return problems;
    }

    private static List<Flow> Read(byte[] bytes, out IReadOnlyList<CaptureProblem> problems)
    {
        using var stream = new MemoryStream(bytes);
        using var reader = new CaptureReader(stream);
        var flows = reader.Flows().ToList();
        problems = reader.Problems;
        return flows;
    }
}
