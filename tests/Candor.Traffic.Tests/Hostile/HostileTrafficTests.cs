using System.IO.Compression;
using System.Text;
using Candor.Traffic.Captures;
using Candor.Traffic.Tests.Captures;
using Candor.Traffic.Tests.Support;
using Candor.Testing;
using CsCheck;

namespace Candor.Traffic.Tests.Hostile;

/// <summary>Traffic that someone made to break the reader: the run ends, with what it has, and says what it lost.</summary>
public sealed class HostileTrafficTests
{
    [Fact]
    public void A_bomb_of_gzip_is_cut_and_told()
    {
        var bomb = Coded.Compress(new byte[64 << 20], static s => new GZipStream(s, CompressionLevel.Optimal));
        var analysis = Sent.Analyse(Sent.Post(bomb));
        Assert.Contains(analysis.NotAnalysed, static n => n.What.En == "A part of 1 requests (number 1)");
    }

    [Fact]
    public void Bombs_inside_each_other_are_bounded_together()
    {
        var bomb = Coded.Compress(new byte[7 << 20], static s => new GZipStream(s, CompressionLevel.Optimal));
        var many = "[" + string.Join(',', Enumerable.Repeat($"\"{Convert.ToBase64String(bomb)}\"", 20)) + "]";
        Assert.NotEmpty(Sent.Analyse(Sent.Post(many)).NotAnalysed);
    }

    [Fact]
    public void What_stands_before_the_cut_is_found()
    {
        var text = $$"""{"m":"{{Shipped.Email}}","x":"{{new string('y', 300)}}"}""" + "\n" + new string(' ', 40 << 20);
        Assert.NotEmpty(Sent.Chains("email", Sent.Post(Coded.Compress(Coded.Bytes(text), static s => new GZipStream(s, CompressionLevel.Fastest)))));
    }

    [Fact]
    public void JSON_nested_without_end_is_no_crash() => Sent.Analyse(Sent.Post(new string('[', 100_000)), Sent.Post(string.Concat(Enumerable.Repeat("{\"a\":", 50_000))));

    [Fact]
    public void Markup_nested_without_end_is_no_crash() => Sent.Analyse(Sent.Post(string.Concat(Enumerable.Repeat("<a b='c'>", 50_000))));

    [Fact]
    public void Base64_of_base64_without_end_stops_at_the_depth()
    {
        var text = Shipped.Email;
        for (var i = 0; i < 6; i++)
        {
            text = Coded.Base64(text);
        }

        Assert.NotEmpty(Sent.Chains("email", Sent.Post("v=" + Uri.EscapeDataString(text))));
        Assert.Empty(Sent.Chains("email", Sent.Post("v=" + Uri.EscapeDataString(Coded.Base64(text)))));
    }

    [Fact]
    public void A_body_of_many_tokens_ends_within_its_values()
    {
        var random = new Random(5);
        var text = string.Join(' ', Enumerable.Range(0, 400_000).Select(_ => Convert.ToBase64String(BitConverter.GetBytes(random.NextInt64()))));
        Assert.NotEmpty(Sent.Analyse(Sent.Post(text)).NotAnalysed);
    }

    [Fact]
    public void A_URL_that_is_none_is_told()
    {
        var analysis = Sent.Analyse(Sent.Get("about:blank"), Sent.Get("http:///x") with { Number = 2 });
        Assert.Contains(analysis.NotAnalysed, static n => n.What.En.Contains("2 records without a URL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("h#tps://a.example/x")]
    [InlineData("h?tps://a.example/x")]
    [InlineData("a#b://?c")]
    [InlineData("://")]
    [InlineData("https://?#")]
    [InlineData("https:///")]
    [InlineData("https://@/%")]
    [InlineData("https://a.example:/x#?y")]
    public void A_scheme_that_begins_behind_a_fragment_or_query_is_none(string url) => Sent.Analyse(Sent.Get(url));

    [Fact]
    public void More_hosts_than_are_told_apart_are_counted()
    {
        var flows = Enumerable.Range(0, 5_000).Select(static i => Sent.Get($"https://h{i}.example/") with { Number = i + 1 }).ToArray();
        Assert.Contains(Sent.Analyse(flows).NotAnalysed, static n => n.What.En.StartsWith("The hosts of ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_request_on_which_the_reader_fails_is_told_and_the_next_is_read()
    {
        using var broken = new BrokenMemory();
        var first = Sent.Post("x");
        var analysis = Shipped.Analyser.Analyse(
            [first with { Request = first.Request with { Body = FlowBody.Of(broken.Memory) } }, Sent.Flow("GET", Sent.Tracker + "?e=" + Shipped.Email, [], [], 2)],
            new(new string('0', 64), [Sent.Site]),
            TestContext.Current.CancellationToken);
        Assert.Contains(analysis.NotAnalysed, static n => n.What.En == "The rest of 1 requests (number 1)");
        Assert.Contains(analysis.Sightings, static s => s.DataType == "email");
    }

    [Fact]
    public void Mutated_flow_files_never_break_the_reader() =>
        Fuzz(File.ReadAllBytes(Shipped.At("tests", "Candor.Traffic.Tests", "Fixtures", "flows.flow")), 1_500);

    [Fact]
    public void Mutated_HAR_files_never_break_the_reader() =>
        Fuzz(HarReaderTests.Har("""{"startedDateTime":"2026-01-01T00:00:00Z","request":{"method":"POST","url":"https://a.example/x?y=1","headers":[{"name":"Cookie","value":"a=b"}],"postData":{"text":"{\"a\":\"\\u4e2d\"}"},"bodySize":2},"response":{"status":200,"headers":[],"content":{"size":2,"text":"b2s=","encoding":"base64"}},"_webSocketMessages":[{"type":"send","opcode":2,"data":"AAEC"}]},{"request":{"url":"https://b.example/"}}"""), 3_000);

    [Fact]
    public void Mutated_bodies_never_break_the_layers()
    {
        byte[][] seeds =
        [
            Coded.Gzip($$"""{"e":"{{Shipped.Email}}"}"""), Coded.Brotli("{\"a\":\"" + Shipped.Email + "\"}"), Coded.Zlib(Shipped.Email), LzPacker.ToBytes(Shipped.Email),
            [0x82, 0xA1, (byte)'e', 0xD9, (byte)Shipped.Email.Length, .. Coded.Bytes(Shipped.Email), 0xA1, (byte)'n', 0xDD, 0, 0, 0, 1, 5], [0x0A, (byte)Shipped.Email.Length, .. Coded.Bytes(Shipped.Email), 0x10, 1],
            Coded.Bytes($"--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n{Shipped.Email}\r\n--b--"), Coded.Bytes($"<a b='{Shipped.Email}'>&#65;<![CDATA[x]]></a>"),
            Coded.Bytes("%u4e2d%E4%B8%AD\\u4e2d\\x41&#x4e2d;=3D" + Coded.Base64(Shipped.Email)), [0x28, 0xB5, 0x2F, 0xFD, 0x24, 4, 0x21, 0, 0, 1, 2, 3, 4],
        ];
        Gen.Select(Gen.Int[0, seeds.Length - 1], Gen.Select(Gen.Int[0, 400], Gen.Byte).Array[1, 8], Gen.Int[0, 400])
            .Draw(
                drawn =>
                {
                    var (seed, changes, cut) = drawn;
                    var bytes = seeds[seed].ToArray();
                    foreach (var (at, value) in changes)
                    {
                        bytes[at % bytes.Length] = value;
                    }

                    Sent.Analyse(Sent.Post(bytes[..Math.Max(1, bytes.Length - (cut % bytes.Length))]));
                },
                cases: 1_500);
    }

    /// <summary>Pieces that a reader of URLs, cookies, forms, JSON, markup, tokens and framings acts upon, put together in any order.</summary>
    [Fact]
    public void Pieces_of_syntax_in_any_order_never_break_the_layers()
    {
        var piece = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]), Gen.Int[0, Pieces.Length - 1].Select(static i => Pieces[i]), Gen.Char[' ', '~'].Select(static c => c.ToString()), Gen.Byte.Array[0, 12].Select(static b => Encoding.Latin1.GetString(b)));
        var text = piece.Array[0, 14].Select(string.Concat);
        Gen.Select(text, text, text, text).Draw(
            drawn =>
            {
                var (url, cookie, name, body) = drawn;
                Sent.Analyse(
                    Sent.Flow("POST", url, [("Cookie", cookie), ("X-" + name, name)], Encoding.Latin1.GetBytes(body)),
                    Sent.Flow("POST", "https://" + url, [("Content-Type", "application/x-www-form-urlencoded"), ("Cookie", name)], Coded.Bytes(body), 2),
                    Sent.Flow("PUT", "https://a.example/" + name + "?" + url, [("Content-Type", cookie), ("Authorization", body)], Coded.Bytes(body), 3));
            },
            cases: 4_000);
    }

    /// <summary>Bytes that readers of captures and of what is inside them act upon.</summary>
    private static readonly byte[] Telling = [.. "\"\\{}[]:,/?#&=%;@.0123456789eE+-<>ntu\r\n "u8, 0x00, 0x7F, 0x80, 0xFF];

    private static readonly string[] Pieces =
    [
        "://", "https://", "http:", "//", "/", "?", "#", "&", "=", ";", ",", "@", ":", ".", "..", "%", "%2", "%25", "%E4%B8", "%u4e2d", "+", "\\", "\\u", "\\u4e2", "\\x4", "\"", "'", "{", "}", "[", "]", "{\"a\":", "<", ">", "</", "<![CDATA[", "]]>", "<!--", "&#", "&#x4e2d;", "&amp;",
        "xn--", "xn--fiq", "a.example", "localhost", "[::1]", "127.0.0.1", "--b", "\r\n", "\r\n\r\n", "\n", "\0", " ", "\t", "Content-Disposition: form-data; name=", "boundary=", "multipart/form-data; boundary=b", "application/json", "charset=utf-16", "gzip", "=?utf-8?B?", "=3D", "==", "eyJhbGciOiJub25lIn0.", "eyJ", "H4sI", "data:;base64,", "base64,",
        "0x", "1e309", "-0", "18446744073709551616", "110101199003070011", "4111111111111111", "13800138000", "490154203237518", "31.23,121.47", "02:00:00:00:00:00", "NaN", "null", "true", "中", "é", "\ud83d", "\u202e", "\ufeff", "\u00ff", "\u0080",
    ];

    private static void Fuzz(byte[] seed, int iterations) =>
        Gen.Select(Gen.Select(Gen.Int[0, seed.Length - 1], Gen.OneOf(Gen.Byte, Gen.Int[0, Telling.Length - 1].Select(static i => Telling[i]))).Array[1, 12], Gen.Int[0, seed.Length])
            .Draw(
                drawn =>
                {
                    var (changes, cut) = drawn;
                    var bytes = seed.ToArray();
                    foreach (var (at, value) in changes)
                    {
                        bytes[at] = value;
                    }

                    using var stream = new MemoryStream(bytes, 0, cut < seed.Length / 4 ? bytes.Length - cut : bytes.Length);
                    try
                    {
                        using var reader = new CaptureReader(stream);
                        Sent.Analyse([.. reader.Flows()]);
                    }
                    catch (BadCaptureException e)
                    {
                        Assert.True(e.Offset >= 0);
                    }
                },
                cases: iterations);

    private sealed class BrokenMemory : System.Buffers.MemoryManager<byte>
    {
        public override Memory<byte> Memory => CreateMemory(4);

        public override Span<byte> GetSpan() => throw new InvalidOperationException();

        public override System.Buffers.MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

        public override void Unpin()
        {
        }

        protected override void Dispose(bool disposing)
        {
        }
    }
}
