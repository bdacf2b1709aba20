using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace Candor.Traffic.Tests.Support;

/// <summary>
/// Requests as real services send them and that carry nothing of any person: random ids, digests, times, counters, prices, versions, minified code,
/// images, protobuf, compressed logs. The same seed gives the same requests.
/// </summary>
internal static class CleanTraffic
{
    private const string Code =
        "!function(e,t){\"object\"==typeof exports&&\"undefined\"!=typeof module?t(exports):\"function\"==typeof define&&define.amd?define([\"exports\"],t):t((e=e||self).lib={})}(this,function(e){\"use strict\";var n=4294967295,r=/[^\\x20-\\x7E]/g,o=[1116352408,1899447441,3049323471,3921009573,961987163,1508970993,2453635748];function i(e,t){for(var n=0;n<t.length;n++){var r=t[n];r.enumerable=r.enumerable||!1,r.configurable=!0,\"value\"in r&&(r.writable=!0),Object.defineProperty(e,r.key,r)}}e.version=\"3.14.159\",e.hash=function(e){return e.charCodeAt(0)<<5^e.length*31%65521},Object.defineProperty(e,\"__esModule\",{value:!0})});";

    private static readonly string[] Words =
        ["home", "cart", "search", "product_list", "video_play", "scroll_depth", "add_to_favourites", "checkout-step", "Content loaded", "新闻列表", "首页曝光", "按钮点击", "支付成功页", "performance.timing"];

    private static readonly string[] Hosts =
        ["api.shop.example", "cdn.shop.example", "log.metricsink.example", "img.pictures.example", "fonts.letters.example", "push.messages.example", "e.crashes.example", "cfg.toggles.example"];

    /// <summary>Makes requests.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="bodySize">About how many bytes each body has.</param>
    public static IEnumerable<Flow> Flows(int count, int seed, int bodySize = 1_400)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var headers = new List<(string, string)>
            {
                ("User-Agent", "Mozilla/5.0 (Linux; Android 14; SM-S9180 Build/UP1A.231005.007; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.122 Mobile Safari/537.36"),
                ("Accept", "*/*"),
                ("X-Request-Id", Uuid(random)),
                ("traceparent", $"00-{Hex(random, 32)}-{Hex(random, 16)}-01"),
                ("If-None-Match", $"W/\"{Hex(random, 6)}-{Base64(random, 20)}\""),
                ("Cookie", $"sid={Hex(random, 32)}; _csrf={Token(random, 24)}; theme=dark; cart={random.Next(9)}; seen={random.NextInt64(1_700_000_000_000, 1_800_000_000_000)}"),
                ("Referer", $"https://shop.example/list?page={random.Next(40)}&sort=price&t={random.Next(1_700_000_000, 1_800_000_000)}"),
            };
            var url = $"https://{Hosts[random.Next(Hosts.Length)]}/v{random.Next(1, 4)}/{Words[random.Next(6)]}/{random.NextInt64(1_000_000_000_000_000, 9_000_000_000_000_000)}"
                + $"?ts={random.NextInt64(1_700_000_000_000, 1_800_000_000_000)}&sign={Hex(random, 32)}&nonce={Token(random, 16)}&v=7.{random.Next(20)}.{random.Next(90)}&w=1080&h=2400&order={random.NextInt64(100_000_000_000, 999_999_999_999)}";
            yield return FlowMaker.Flow("POST", url, [.. headers], Body(random, i % 12, bodySize, headers), i + 1);
        }
    }

    private static byte[] Body(Random random, int kind, int size, List<(string, string)> headers)
    {
        switch (kind)
        {
            case 0 or 1 or 2:
                return Encoding.UTF8.GetBytes(Json(random, size));
            case 3:
                return Encoding.UTF8.GetBytes(string.Join('&', Enumerable.Range(0, size / 40).Select(n => $"k{n}={(n % 3 == 0 ? Uri.EscapeDataString(Base64(random, 12)) : n % 3 == 1 ? Hex(random, 20) : Uri.EscapeDataString(Words[random.Next(Words.Length)]))}")));
            case 4:
                return Encoding.UTF8.GetBytes("data=" + Uri.EscapeDataString(Convert.ToBase64String(Encoding.UTF8.GetBytes(Json(random, size * 2 / 3)))));
            case 5:
                headers.Add(("Content-Encoding", "gzip"));
                return Coded.Compress(Encoding.UTF8.GetBytes(Json(random, size * 2)), static s => new GZipStream(s, CompressionLevel.Fastest));
            case 6:
                return Encoding.UTF8.GetBytes(Code.Length >= size ? Code[..size] : Code);
            case 7:
                return [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. Bytes(random, size)];
            case 8:
                return Bytes(random, size);
            case 9:
                var message = new List<byte>();
                while (message.Count < size)
                {
                    var text = Encoding.UTF8.GetBytes(random.Next(2) == 0 ? Words[random.Next(Words.Length)] : Uuid(random));
                    message.AddRange([0x08, (byte)random.Next(128), 0x12, (byte)text.Length, .. text, 0x1D, .. Bytes(random, 4), 0x21, .. Bytes(random, 8)]);
                }

                return [.. message];
            case 10:
                return Encoding.UTF8.GetBytes($"--bnd\r\nContent-Disposition: form-data; name=\"meta\"\r\n\r\n{Json(random, size / 2)}\r\n--bnd\r\nContent-Disposition: form-data; name=\"log\"; filename=\"{Hex(random, 12)}.txt\"\r\n\r\n{string.Join('\n', Enumerable.Range(0, size / 100).Select(_ => $"2026-11-25T10:{random.Next(60):00}:{random.Next(60):00}.{random.Next(1000):000}Z INFO worker-{random.Next(9)} took {random.Next(900)} ms, id {Hex(random, 24)}"))}\r\n--bnd--\r\n");
            default:
                return Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><batch id=\"{Uuid(random)}\">{string.Concat(Enumerable.Range(0, size / 90).Select(n => $"<e n=\"{n}\" t=\"{random.NextInt64(1_700_000_000_000, 1_800_000_000_000)}\"><v>{Token(random, 22)}</v></e>"))}</batch>");
        }
    }

    private static string Json(Random random, int size)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("event", Words[random.Next(Words.Length)]);
            json.WriteString("eventId", Uuid(random));
            json.WriteString("sessionId", Hex(random, 32));
            json.WriteString("checksum", Hex(random, random.Next(2) == 0 ? 40 : 64));
            json.WriteString("etag", Base64(random, 16));
            json.WriteNumber("time", random.NextInt64(1_700_000_000_000, 1_800_000_000_000));
            json.WriteNumber("price", Math.Round(random.NextDouble() * 1000, 2));
            json.WriteString("order_no", random.NextInt64(10_000_000_000_000_000, 90_000_000_000_000_000).ToString(CultureInfo.InvariantCulture));
            json.WriteStartArray("items");
            while (stream.Length + json.BytesPending < size)
            {
                json.WriteStartObject();
                json.WriteString("sku", Token(random, 10));
                json.WriteNumber("id", random.NextInt64(1_000_000_000, 99_999_999_999));
                json.WriteString("hash", Hex(random, 32));
                json.WriteNumber("x", Math.Round(random.NextDouble() * 180, 5));
                json.WriteNumber("y", Math.Round(random.NextDouble() * 90, 5));
                json.WriteString("snowflake", random.NextInt64(100_000_000_000_000_000, 999_999_999_999_999_999).ToString(CultureInfo.InvariantCulture));
                json.WriteString("label", Words[random.Next(Words.Length)]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static string Hex(Random random, int digits) => Convert.ToHexStringLower(Bytes(random, (digits + 1) / 2))[..digits];

    private static string Base64(Random random, int bytes) => Convert.ToBase64String(Bytes(random, bytes));

    private static string Token(Random random, int length) => string.Concat(Enumerable.Range(0, length).Select(_ => "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"[random.Next(62)]));

    private static string Uuid(Random random) => $"{Hex(random, 8)}-{Hex(random, 4)}-4{Hex(random, 3)}-a{Hex(random, 3)}-{Hex(random, 12)}";
}
