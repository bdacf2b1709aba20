using System.Security.Cryptography;
using System.Text;
using Candor.Traffic.Matching;
using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Channels;

/// <summary>Values under layers that the research channels do not have.</summary>
public sealed class LayerTests
{
    private static readonly string Email = Shipped.Email;
    private static readonly string Phone = Shipped.Phone;
    private static readonly string IdCard = Shipped.Person.Find("id-card-number")!;
    private static readonly string Name = Shipped.Person.Find("name")!;
    private static readonly string Imei = Shipped.Person.Find("imei")!;

    private static readonly Dictionary<string, (string DataType, Flow Flow)> Cases = new(StringComparer.Ordinal)
    {
        ["gzip in base64 in JSON in a form"] = ("email", Sent.Post("data=" + Uri.EscapeDataString($$"""{"v":1,"p":"{{Convert.ToBase64String(Coded.Gzip($$"""{"mail":"{{Email}}"}"""))}}"}"""))),
        ["zlib in URL-safe base64 without padding in the path"] = ("phone-number", Sent.Get($"https://t.metricsink.example/a/{Coded.Base64Url(Coded.Zlib("phone=" + Phone + "&x=1"))}/b")),
        ["raw deflate in base64 as SAML has it"] = ("email", Sent.Get($"{Sent.Tracker}?SAMLRequest={Uri.EscapeDataString(Convert.ToBase64String(Coded.Deflate($"<r><s>{Email}</s></r>")))}")),
        ["brotli body without its header"] = ("email", Sent.Post(Coded.Brotli($$"""{"type":"identify","traits":{"email":"{{Email}}","plan":"free"} }"""))),
        ["brotli body with its header"] = ("email", Sent.Post(Coded.Brotli("e=" + Email), ("content-encoding", "br"))),
        ["zstd body"] = ("email", Sent.Post(Zstd($$"""{"email":"{{Email}}"}"""))),
        ["zstd in base64"] = ("phone-number", Sent.Post("z=" + Uri.EscapeDataString(Convert.ToBase64String(Zstd($$"""{"tel":"{{Phone}}"}"""))))),
        ["gzip twice"] = ("email", Sent.Post(Coded.Compress(Coded.Gzip(Email), static s => new System.IO.Compression.GZipStream(s, System.IO.Compression.CompressionLevel.Fastest)))),
        ["upper-case hex"] = ("email", Sent.Get($"{Sent.Tracker}?h={Coded.Hex(Email).ToUpperInvariant()}")),
        ["hex with colons"] = ("email", Sent.Get($"{Sent.Tracker}?h={string.Join(':', Coded.Hex(Email).Chunk(2).Select(static c => new string(c)))}")),
        ["hex of gzip"] = ("email", Sent.Get($"{Sent.Tracker}?h={Convert.ToHexStringLower(Coded.Gzip(Email))}")),
        ["percent-encoding twice"] = ("email", Sent.Get($"{Sent.Tracker}?e={Uri.EscapeDataString(Uri.EscapeDataString(Email))}")),
        ["percent-encoding of every character"] = ("email", Sent.Get($"{Sent.Tracker}?e={string.Concat(Coded.Bytes(Email).Select(static b => $"%{b:x2}"))}")),
        ["the old %u escapes"] = ("name", Sent.Get($"{Sent.Tracker}?n={string.Concat(Name.Select(static c => $"%u{(int)c:X4}"))}")),
        ["escapes of JSON inside a string of JSON"] = ("name", Sent.Post("{\"s\":\"{\\\"n\\\":\\\"" + string.Concat(Name.Select(static c => $"\\\\u{(int)c:x4}")) + "\\\"}\"}")),
        ["hexadecimal escapes"] = ("email", Sent.Post("v=" + string.Concat(Coded.Bytes(Email).Select(static b => $"\\x{b:x2}")))),
        ["character references"] = ("email", Sent.Post($"<a><b>{string.Concat(Email.Select(static c => $"&#{(int)c};"))}</b></a>")),
        ["XML attribute"] = ("id-card-number", Sent.Post($"<?xml version=\"1.0\"?><soap:Envelope><u id='{IdCard}'/></soap:Envelope>")),
        ["CDATA"] = ("email", Sent.Post($"<xml><m><![CDATA[{Email}]]></m></xml>")),
        ["multipart field"] = ("email", Sent.Post($"--X\r\nContent-Disposition: form-data; name=\"mail\"\r\n\r\n{Email}\r\n--X--\r\n", ("Content-Type", "multipart/form-data; boundary=X"))),
        ["gzip file in multipart"] = ("email", Sent.Post(Multipart(Coded.Gzip(Email)))),
        ["file name in multipart"] = ("phone-number", Sent.Post($"--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"{Phone}.txt\"\r\n\r\nx\r\n--X--\r\n")),
        ["protobuf string"] = ("email", Sent.Post(Proto(Email))),
        ["protobuf in protobuf in gRPC"] = ("email", Sent.Post(Grpc(Message(3, Message(2, Coded.Bytes(Email)))))),
        ["protobuf number"] = ("phone-number", Sent.Post([0x08, .. Varint(ulong.Parse(Phone, System.Globalization.CultureInfo.InvariantCulture)), 0x10, 1])),
        ["sha256 bytes in protobuf"] = ("email", Sent.Post(Message(1, SHA256.HashData(Coded.Bytes(Email))))),
        ["protobuf in base64"] = ("email", Sent.Get($"{Sent.Tracker}?pb={Coded.Base64Url(Proto(Coded.Base64(Email)))}")),
        ["msgpack"] = ("email", Sent.Post(MsgPack(Email))),
        ["msgpack of a base64 value"] = ("email", Sent.Post(MsgPack(Coded.Base64(Email)))),
        ["CBOR"] = ("email", Sent.Post([0xA1, 0x65, .. Coded.Bytes("email"), 0x78, (byte)Coded.Hex(Email).Length, .. Coded.Bytes(Coded.Hex(Email))])),
        ["binary of no known form"] = ("email", Sent.Frame([0xFF, 0, 1, 2, 0xFE, .. Coded.Bytes(Coded.Base64(Email)), 0, 0, 0xFF, 7])),
        ["WebSocket binary gzip"] = ("phone-number", Sent.Frame(Coded.Gzip($$"""[4,{"p":"+86{{Phone}}"}]"""))),
        ["Socket.IO prefix"] = ("email", Sent.Frame(Coded.Bytes($$"""42["login",{"m":"{{Email}}"}]"""), isText: true)),
        ["JSONP"] = ("email", Sent.Post($$"""cb({"m":"{{Email}}"});""")),
        ["JSON lines"] = ("email", Sent.Post($$"""
            {"t":1}
            {"m":"{{Coded.Base64(Email)}}"}
            """)),
        ["JWT in Authorization"] = ("email", Sent.Get(Sent.Tracker, ("Authorization", $"Bearer {Coded.Base64Url("{\"alg\":\"none\"}"u8.ToArray())}.{Coded.Base64Url(Coded.Bytes($$"""{"email":"{{Email}}"}"""))}.c2ln"))),
        ["Basic authorization"] = ("email", Sent.Get(Sent.Tracker, ("Authorization", "Basic " + Coded.Base64(Email + ":secret")))),
        ["a header of one's own"] = ("imei", Sent.Get(Sent.Tracker, ("X-Device", $"m=ABC;i={Imei};v=2"))),
        ["Referer"] = ("email", Sent.Get(Sent.Tracker, ("Referer", $"https://shop.example/signup?email={Uri.EscapeDataString(Email)}&ok=1"))),
        ["a URL in a parameter"] = ("email", Sent.Get($"{Sent.Tracker}?dl={Uri.EscapeDataString("https://shop.example/a?m=" + Uri.EscapeDataString(Email))}")),
        ["a JSON cookie, percent-encoded"] = ("email", Sent.Get(Sent.Tracker, ("Cookie", "t=1; u=" + Uri.EscapeDataString($$"""{"e":"{{Coded.Sha256(Email)}}"}""")))),
        ["host labels"] = ("email", Sent.Get($"https://{Base32(Email)}.x.metricsink.example/")),
        ["base32"] = ("email", Sent.Get($"{Sent.Tracker}?b={Base32(Email).ToUpperInvariant()}")),
        ["base58"] = ("email", Sent.Get($"{Sent.Tracker}?b={Base58(Email)}")),
        ["base64 in lines"] = ("email", Sent.Post("{\"b\":\"" + Coded.Base64($"user={Email}&and=more&and=more&and=more").Insert(20, "\\r\\n") + "\"}")),
        ["base64 whose plus signs became blanks"] = ("address", Sent.Post("{\"b\":\"" + Coded.Base64(Shipped.Person.Find("address")! + "~~~>>>???").Replace('+', ' ') + "\"}")),
        ["base64 reversed"] = ("email", Sent.Get($"{Sent.Tracker}?b={new string([.. Coded.Base64(Email).TrimEnd('=').Reverse()])}")),
        ["rot13 of base64"] = ("email", Sent.Get($"{Sent.Tracker}?b={Uri.EscapeDataString(Coded.Rot13(Coded.Base64(Email)))}")),
        ["reversed"] = ("email", Sent.Get($"{Sent.Tracker}?b={new string([.. Email.Reverse()])}")),
        ["rot5 letters"] = ("email", Sent.Get($"{Sent.Tracker}?b={string.Concat(Email.Select(static c => char.IsAsciiLetterLower(c) ? (char)('a' + ((c - 'a' + 5) % 26)) : c))}")),
        ["xor of a whole JSON, in hex"] = ("email", Sent.Post("h=" + Convert.ToHexStringLower(Coded.Xor($$"""{"a":1,"h":"{{Coded.Sha256(Email)}}","b":"some more text here"}""", 0x5f)))),
        ["added byte"] = ("email", Sent.Post([.. Coded.Bytes(Email).Select(static b => (byte)(b + 7))])),
        ["lz-string base64"] = ("email", Sent.Post("l=" + Uri.EscapeDataString(LzPacker.ToBase64($$"""{"email":"{{Email}}","n":1}""")))),
        ["lz-string bytes"] = ("email", Sent.Post(LzPacker.ToBytes($$"""{"email":"{{Email}}","n":1}"""))),
        ["character codes in JSON"] = ("email", Sent.Post($$"""{"c":[{{string.Join(',', Coded.Bytes(Email))}}]}""")),
        ["character codes in text"] = ("email", Sent.Post($$"""{"c":"{{string.Join('-', Coded.Bytes(Email))}}"}""")),
        ["UTF-16"] = ("name", Sent.Post(Encoding.Unicode.GetBytes($"name is {Name} and so on"))),
        ["GBK"] = ("name", Sent.Post([.. "n="u8, .. CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes(Name)])),
        ["phone in groups"] = ("phone-number", Sent.Post($"t=+86 {Phone[..3]}-{Phone[3..7]}-{Phone[7..]}")),
        ["phone with underscores"] = ("phone-number", Sent.Get($"{Sent.Tracker}?t={Phone[..3]}_{Phone[3..7]}_{Phone[7..]}")),
        ["phone as a number"] = ("phone-number", Sent.Post($$"""{"t":{{Phone}}}""")),
        ["phone over three parameters"] = ("phone-number", Sent.Get($"{Sent.Tracker}?a={Phone[..3]}&b={Phone[3..7]}&c={Phone[7..]}&d=9")),
        ["digits one by one"] = ("phone-number", Sent.Post($$"""{"d":[{{string.Join(',', Phone.Select(static c => $"\"{c}\""))}}]}""")),
        ["e-mail over two parameters"] = ("email", Sent.Get($"{Sent.Tracker}?u={Email.Split('@')[0]}&d={Email.Split('@')[1]}")),
        ["e-mail over two parameters, domain first"] = ("email", Sent.Post($$"""{"domain":"{{Email.Split('@')[1]}}","local":"{{Email.Split('@')[0]}}"}""")),
        ["base64 over numbered parameters"] = ("email", Sent.Get($"{Sent.Tracker}?p1={Coded.Base64Url(Coded.Bytes(Email))[..13]}&p2={Coded.Base64Url(Coded.Bytes(Email))[13..]}")),
        ["e-mail with at and dot in words"] = ("email", Sent.Post("m=" + Uri.EscapeDataString(Email.Replace("@", " (at) ", StringComparison.Ordinal).Replace(".", " dot ", StringComparison.Ordinal)))),
        ["identity number, lower-case x or other digits, spaced"] = ("id-card-number", Sent.Post($"id={IdCard[..6]} {IdCard[6..14]} {IdCard[14..].ToLowerInvariant()}")),
        ["a name as the key of a property"] = ("email", Sent.Post($$"""{"{{Email}}":{"seen":true} }""")),
        ["md5 in upper case"] = ("imei", Sent.Get($"{Sent.Tracker}?i={Convert.ToHexString(MD5.HashData(Coded.Bytes(Imei)))}")),
        ["md5 written as a UUID"] = ("email", Sent.Get($"{Sent.Tracker}?i={Convert.ToHexStringLower(MD5.HashData(Coded.Bytes(Email))).Insert(8, "-").Insert(13, "-").Insert(18, "-").Insert(23, "-")}")),
        ["middle half of md5"] = ("imei", Sent.Get($"{Sent.Tracker}?i={Convert.ToHexStringLower(MD5.HashData(Coded.Bytes(Imei)))[8..24]}")),
        ["cut sha256"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(Email)[..32]}")),
        ["sha256 in base64 of its bytes"] = ("email", Sent.Get($"{Sent.Tracker}?i={Uri.EscapeDataString(Convert.ToBase64String(SHA256.HashData(Coded.Bytes(Email))))}")),
        ["sha256 in URL-safe base64"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Base64Url(SHA256.HashData(Coded.Bytes(Email)))}")),
        ["sha256 of the trimmed upper-case e-mail"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(Email.ToUpperInvariant())}")),
        ["sha256 of the e-mail without dots"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(Email.Split('@')[0].Replace(".", "", StringComparison.Ordinal) + "@" + Email.Split('@')[1])}")),
        ["sha256 of the bytes of md5"] = ("email", Sent.Get($"{Sent.Tracker}?i={Convert.ToHexStringLower(SHA256.HashData(MD5.HashData(Coded.Bytes(Email))))}")),
        ["md5 of upper-case md5"] = ("phone-number", Sent.Get($"{Sent.Tracker}?i={Convert.ToHexStringLower(MD5.HashData(Coded.Bytes(Convert.ToHexString(MD5.HashData(Coded.Bytes(Phone))))))}")),
        ["sm3"] = ("id-card-number", Sent.Get($"{Sent.Tracker}?i={Digest("sm3", IdCard)}")),
        ["sm3 of sm3"] = ("phone-number", Sent.Get($"{Sent.Tracker}?i={Digest("sm3", Digest("sm3", Phone))}")),
        ["ripemd160"] = ("email", Sent.Get($"{Sent.Tracker}?i={Digest("ripemd160", Email)}")),
        ["sha3-256"] = ("email", Sent.Get($"{Sent.Tracker}?i={Digest("sha3-256", Email)}")),
        ["keccak-256"] = ("email", Sent.Get($"{Sent.Tracker}?i={Digest("keccak-256", Email)}")),
        ["sha512 in base64 in JSON in base64"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Base64Url(Coded.Bytes($$"""{"h":"{{Convert.ToBase64String(SHA512.HashData(Coded.Bytes(Email)))}}"}"""))}")),
        ["sha256 of 0086 and the phone"] = ("phone-number", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256("0086" + Phone)}")),
        ["sha256 of IMEI and OAID"] = ("imei", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(Imei + "_" + Shipped.Person.Find("oaid"))}")),
        ["sha256 of the identity number in lower case"] = ("id-card-number", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(IdCard.ToLowerInvariant())}")),
        ["MAC without signs"] = ("mac-address", Sent.Get($"{Sent.Tracker}?m={Shipped.Person.Find("mac-address")!.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant()}")),
        ["sha1 of MAC in upper case without signs"] = ("mac-address", Sent.Get($"{Sent.Tracker}?m={Convert.ToHexStringLower(SHA1.HashData(Coded.Bytes(Shipped.Person.Find("mac-address")!.Replace(":", "", StringComparison.Ordinal).ToUpperInvariant())))}")),
        ["advertising id without hyphens"] = ("advertising-id", Sent.Get($"{Sent.Tracker}?a={Shipped.Person.Find("advertising-id")!.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant()}")),
        ["coordinates"] = ("precise-location", Sent.Post($$"""{"lat":{{Degrees(0.001).Latitude}},"lng":{{Degrees(0.001).Longitude}}}""")),
        ["coordinates in text"] = ("precise-location", Sent.Get($"{Sent.Tracker}?ll={Degrees(0.0).Latitude:0.00000},{Degrees(0.0).Longitude:0.00000}")),
        ["coordinates as millionths"] = ("precise-location", Sent.Post($$"""{"x":{{(long)(Degrees(0.0).Longitude * 1e6)}},"y":{{(long)(Degrees(0.0).Latitude * 1e6)}}}""")),
        ["coordinates as doubles in protobuf"] = ("precise-location", Sent.Post([0x09, .. BitConverter.GetBytes(Degrees(0.0).Latitude), 0x11, .. BitConverter.GetBytes(Degrees(0.0).Longitude), 0x1A, 3, .. "abc"u8])),
        ["five layers: base64 of hex of zlib of base64 of JSON"] = ("email", Sent.Post("v=" + Uri.EscapeDataString(Coded.Base64(Convert.ToHexString(Coded.Zlib(Coded.Base64($$"""{"e":"{{Coded.Sha256(Email)}}"}""")))))))
    };

    public static TheoryData<string> Names => [.. Cases.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_found(string layers)
    {
        var (dataType, flow) = Cases[layers];
        Assert.NotEmpty(Sent.Chains(dataType, flow));
    }

    private static GeoPoint Degrees(double away) => new(Shipped.Person.Location!.Latitude + away, Shipped.Person.Location.Longitude + away);

    private static string Digest(string name, string text) => Convert.ToHexStringLower(DigestAlgorithm.All.Single(a => a.Name == name).Hash(Coded.Bytes(text)));

    private static byte[] Zstd(string text)
    {
        using var compressor = new ZstdSharp.Compressor();
        return compressor.Wrap(Coded.Bytes(text)).ToArray();
    }

    private static byte[] Multipart(byte[] file) =>
        [.. "--b0\r\nContent-Disposition: form-data; name=\"log\"; filename=\"a.gz\"\r\nContent-Type: application/gzip\r\n\r\n"u8, .. file, .. "\r\n--b0--\r\n"u8];

    private static byte[] Proto(string text) => [0x08, 0x2A, .. Message(2, Coded.Bytes(text)), 0x18, 1];

    private static byte[] Message(int field, byte[] bytes) => [(byte)((field << 3) | 2), .. Varint((ulong)bytes.Length), .. bytes];

    private static byte[] Grpc(byte[] message) => [0, 0, 0, (byte)(message.Length >> 8), (byte)message.Length, .. message];

    private static byte[] MsgPack(string text) => [0x82, 0xA1, (byte)'e', 0xD9, (byte)text.Length, .. Coded.Bytes(text), 0xA1, (byte)'n', 0xCD, 1, 2];

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value > 127; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }

    private static string Base32(string text)
    {
        var output = new StringBuilder();
        var (bits, count) = (0UL, 0);
        foreach (var b in Coded.Bytes(text))
        {
            (bits, count) = ((bits << 8) | b, count + 8);
            for (; count >= 5; count -= 5)
            {
                output.Append("abcdefghijklmnopqrstuvwxyz234567"[(int)(bits >> (count - 5)) & 31]);
            }
        }

        return (count > 0 ? output.Append("abcdefghijklmnopqrstuvwxyz234567"[(int)(bits << (5 - count)) & 31]) : output).ToString();
    }

    private static string Base58(string text)
    {
        var number = new System.Numerics.BigInteger(Coded.Bytes(text), isUnsigned: true, isBigEndian: true);
        var output = "";
        for (; !number.IsZero; number /= 58)
        {
            output = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[(int)(number % 58)] + output;
        }

        return output;
    }
}
