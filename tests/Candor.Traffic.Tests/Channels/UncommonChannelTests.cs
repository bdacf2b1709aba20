using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Channels;

/// <summary>Places and codings that are seldom used and easily forgotten.</summary>
public sealed class UncommonChannelTests
{
    private static readonly string Email = Shipped.Email;
    private static readonly string Phone = Shipped.Phone;
    private static readonly string IdCard = Shipped.Person.Find("id-card-number")!;
    private static readonly string Name = Shipped.Person.Find("name")!;
    private static readonly string Imei = Shipped.Person.Find("imei")!;
    private static readonly string Password = Shipped.Person.Find("password")!;
    private static readonly string Address = Shipped.Person.Find("address")!;

    private static readonly Dictionary<string, (string DataType, Flow Flow)> Cases = new(StringComparer.Ordinal)
    {
        // Places.
        ["user and password of the URL"] = ("email", Sent.Get($"https://{Uri.EscapeDataString(Email)}:x@t.metricsink.example/c")),
        ["fragment"] = ("email", Sent.Get($"{Sent.Tracker}#/u?e={Uri.EscapeDataString(Email)}")),
        ["matrix parameter of the path"] = ("phone-number", Sent.Get($"{Sent.Tracker}/a;t={Phone};v=1/b")),
        ["hex over several host labels"] = ("email", Sent.Get($"https://{Coded.Hex(Email)[..20]}.{Coded.Hex(Email)[20..]}.x.metricsink.example/")),
        ["base64 over several path segments"] = ("email", Sent.Get($"{Sent.Tracker}/{Coded.Base64Url(Coded.Bytes(Email))[..14]}/{Coded.Base64Url(Coded.Bytes(Email))[14..]}")),
        ["name of a parameter"] = ("phone-number", Sent.Get($"{Sent.Tracker}?{Phone}=1")),
        ["name of a header"] = ("phone-number", Sent.Get(Sent.Tracker, ("X-" + Phone, "1"))),
        ["name of a cookie"] = ("imei", Sent.Get(Sent.Tracker, ("Cookie", $"a=1; {Imei}=1"))),
        ["If-None-Match"] = ("email", Sent.Get(Sent.Tracker, ("If-None-Match", $"W/\"{Coded.Sha256(Email)}\""))),
        ["WebSocket protocol"] = ("email", Sent.Get("wss://t.metricsink.example/ws", ("Sec-WebSocket-Protocol", "v1, tok." + Coded.Base64Url(Coded.Bytes(Email))))),
        ["user agent"] = ("imei", Sent.Get(Sent.Tracker, ("User-Agent", $"App/1 (Android 10; {Imei})"))),
        ["Referer of a Referer"] = ("email", Sent.Get(Sent.Tracker, ("Referer", "https://a.example/?r=" + Uri.EscapeDataString("https://b.example/?q=" + Uri.EscapeDataString("https://c.example/?m=" + Uri.EscapeDataString(Email)))))),
        ["GraphQL variables"] = ("email", Sent.Post($$"""{"query":"mutation($m:String!){a(m:$m)}","variables":{"m":"{{Email}}"} }""")),
        ["violation report"] = ("email", Sent.Post($$"""{"csp-report":{"document-uri":"https://shop.example/?m={{Uri.EscapeDataString(Email)}}"} }""", ("Content-Type", "application/csp-report"))),
        ["several layers of multipart"] = ("email", Sent.Post($"--A\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n{Coded.Base64("mail is " + Email)}\r\n--B--\r\n--A--\r\n", ("Content-Type", "multipart/form-data; boundary=A"))),
        ["JSON file in multipart"] = ("email", Sent.Post($"--A\r\nContent-Disposition: form-data; name=\"f\"; filename=\"e.json\"\r\n\r\n{{\"u\":\"{Coded.Hex(Email)}\"}}\r\n--A--\r\n", ("Content-Type", "multipart/form-data; boundary=A"))),
        ["file name by RFC 5987"] = ("name", Sent.Post($"--A\r\nContent-Disposition: form-data; name=\"f\"; filename*=UTF-8''{Uri.EscapeDataString(Name)}.txt\r\n\r\nx\r\n--A--\r\n", ("Content-Type", "multipart/form-data; boundary=A"))),
        ["header word by RFC 2047"] = ("name", Sent.Get(Sent.Tracker, ("X-User", $"=?utf-8?B?{Coded.Base64(Name)}?="))),
        ["second frame of two"] = ("email", Sent.Frame(Coded.Bytes("{\"a\":\"" + Coded.Base64Url(Coded.Zlib(Email)) + "\"}"), isText: true)),
        ["MQTT in a WebSocket"] = ("email", Sent.Frame([0x30, (byte)(Email.Length + 6), 0, 4, .. "u/me"u8, .. Coded.Bytes(Email)])),
        ["STOMP in a WebSocket"] = ("phone-number", Sent.Frame(Coded.Bytes($"SEND\ndestination:/q\nuser:{Phone}\n\nhello\0"), isText: true)),
        ["envelope of lines"] = ("email", Sent.Post($$"""
            {"sent_at":"2026-01-01T00:00:00Z"}
            {"type":"event","length":40}
            {"user":{"email":"{{Email}}"},"level":"info"}
            """)),
        ["data URL"] = ("email", Sent.Post($$"""{"f":"data:application/json;base64,{{Coded.Base64($$"""{"m":"{{Email}}"}""")}}"}""")),
        ["serialised PHP"] = ("email", Sent.Post("s=" + Uri.EscapeDataString($$"""a:1:{s:1:"m";s:{{Email.Length}}:"{{Email}}";}"""))),
        ["CSV"] = ("id-card-number", Sent.Post($"id,name,card\r\n1,\"{Name}\",{IdCard}\r\n")),
        ["YAML"] = ("email", Sent.Post($"user:\n  mail: {Email}\n  n: 1\n")),
        ["BSON"] = ("email", Sent.Post([(byte)(Email.Length + 16), 0, 0, 0, 2, (byte)'m', 0, (byte)(Email.Length + 1), 0, 0, 0, .. Coded.Bytes(Email), 0, 0])),
        ["bytes as an object with numbered keys"] = ("email", Sent.Post("{\"b\":{" + string.Join(',', Coded.Bytes(Email).Select(static (b, i) => $"\"{i}\":{b}")) + "}}")),
        ["bytes of a digest as an object with numbered keys"] = ("email", Sent.Post("{\"b\":{" + string.Join(',', SHA256.HashData(Coded.Bytes(Email)).Select(static (b, i) => $"\"{i}\":{b}")) + "}}")),
        ["bytes of a digest as an array"] = ("email", Sent.Post("{\"type\":\"Buffer\",\"data\":[" + string.Join(',', SHA256.HashData(Coded.Bytes(Email))) + "]}")),
        ["signed bytes of a digest as an array"] = ("email", Sent.Post("[" + string.Join(", ", SHA256.HashData(Coded.Bytes(Email)).Select(static b => ((sbyte)b).ToString(CultureInfo.InvariantCulture))) + "]")),
        ["one sign a parameter"] = ("phone-number", Sent.Get($"{Sent.Tracker}?{string.Join('&', Phone.Select(static (c, i) => $"c{i}={c}"))}")),
        ["one letter a parameter"] = ("email", Sent.Get($"{Sent.Tracker}?{string.Join('&', Email.Select(static (c, i) => $"c{i}={Uri.EscapeDataString(c.ToString())}"))}")),
        ["protobuf in base64 in JSON"] = ("email", Sent.Post($$"""{"p":"{{Convert.ToBase64String([0x0A, (byte)(Email.Length + 2), 0x12, (byte)Email.Length, .. Coded.Bytes(Email)])}}"}""")),

        // Codings.
        ["base64 of Tencent's alphabet"] = ("address", Sent.Post("{\"b\":\"" + Coded.Base64(Address + "?>>>~~" + Address).Replace('+', '*').Replace('/', '-').Replace('=', '_') + "\"}")),
        ["base64 with dots for padding"] = ("email", Sent.Get($"{Sent.Tracker}?b={Coded.Base64(Email + "!!").Replace('+', '.').Replace('/', '_').Replace('=', '-')}")),
        ["base64 with swapped case"] = ("email", Sent.Get($"{Sent.Tracker}?b={string.Concat(Coded.Base64("m:" + Email + ";").TrimEnd('=').Select(static c => char.IsAsciiLetterLower(c) ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c)))}")),
        ["ascii85"] = ("email", Sent.Post("<~" + Ascii85(Coded.Bytes(Email + "    "[..((4 - (Email.Length % 4)) % 4)])) + "~>")),
        ["ascii85 in JSON"] = ("phone-number", Sent.Post(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["v"] = Ascii85(Coded.Bytes(Phone + " ")) }))),
        ["Z85"] = ("email", Sent.Post(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["v"] = Z85(Coded.Bytes(Email + "    "[..((4 - (Email.Length % 4)) % 4)])) }))),
        ["base32 of the hex alphabet"] = ("email", Sent.Get($"{Sent.Tracker}?b={Base32(Coded.Bytes(Email), "0123456789ABCDEFGHIJKLMNOPQRSTUV")}")),
        ["base32 of Crockford"] = ("email", Sent.Get($"{Sent.Tracker}?b={Base32(Coded.Bytes(Email), "0123456789ABCDEFGHJKMNPQRSTVWXYZ")}")),
        ["base45"] = ("email", Sent.Post("d=" + Uri.EscapeDataString(Base45(Coded.Bytes(Email))))),
        ["base36 of the number"] = ("phone-number", Sent.Get($"{Sent.Tracker}?n={InBase(BigInteger.Parse(Phone, CultureInfo.InvariantCulture), 36)}")),
        ["hex of the number"] = ("phone-number", Sent.Get($"{Sent.Tracker}?n={long.Parse(Phone, CultureInfo.InvariantCulture):x}")),
        ["base62 of the number"] = ("phone-number", Sent.Get($"{Sent.Tracker}?n={InBase(BigInteger.Parse(Phone, CultureInfo.InvariantCulture), 62)}")),
        ["the number as a 64-bit integer"] = ("phone-number", Sent.Post([1, 2, .. BitConverter.GetBytes(long.Parse(Phone, CultureInfo.InvariantCulture)), 9, 9])),
        ["the number as a 64-bit integer, network order"] = ("imei", Sent.Post([1, 2, .. BigEndian(long.Parse(Imei, CultureInfo.InvariantCulture)), 9, 9])),
        ["packed decimals"] = ("imei", Sent.Post([0xFE, 0x01, .. Convert.FromHexString(Imei + "F"), 0x80])),
        ["packed decimals with exchanged halves"] = ("imei", Sent.Post([0xFE, 0x01, .. Convert.FromHexString(string.Concat((Imei + "F").Chunk(2).Select(static p => $"{p[1]}{p[0]}"))), 0x80])),
        ["binary digits"] = ("email", Sent.Post("b=" + string.Concat(Coded.Bytes(Email).Select(static b => Convert.ToString(b, 2).PadLeft(8, '0'))))),
        ["binary digits in groups"] = ("phone-number", Sent.Post("b=" + string.Join(' ', Coded.Bytes(Phone).Select(static b => Convert.ToString(b, 2).PadLeft(8, '0'))))),
        ["octal escapes"] = ("email", Sent.Post("v=" + string.Concat(Coded.Bytes(Email).Select(static b => "\\" + Convert.ToString(b, 8))))),
        ["hex with 0x"] = ("email", Sent.Post("v=" + string.Join(',', Coded.Bytes(Email).Select(static b => $"0x{b:X2}")))),
        ["escapes of CSS"] = ("email", Sent.Post("v=" + string.Concat(Email.Select(static c => $"\\{(int)c:x6}")))),
        ["escapes of ECMAScript 6"] = ("name", Sent.Post("{\"v\":\"" + string.Concat(Name.Select(static c => $"\\\\u{{{(int)c:x}}}")) + "\"}")),
        ["character references, hexadecimal, in JSON"] = ("name", Sent.Post("{\"v\":\"" + string.Concat(Name.Select(static c => $"&#x{(int)c:X};")) + "\"}")),
        ["UTF-16, network order"] = ("email", Sent.Post(Encoding.BigEndianUnicode.GetBytes("m=" + Email + ";"))),
        ["UTF-16 in base64"] = ("email", Sent.Get($"{Sent.Tracker}?v={Uri.EscapeDataString(Convert.ToBase64String(Encoding.Unicode.GetBytes(Email)))}")),
        ["UTF-16 in hex"] = ("phone-number", Sent.Get($"{Sent.Tracker}?v={Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(Phone))}")),
        ["UTF-32"] = ("email", Sent.Post(Encoding.UTF32.GetBytes(Email))),
        ["punycode"] = ("name", Sent.Get($"https://{new IdnMapping().GetAscii(Name)}.metricsink.example/")),
        ["full-width digits"] = ("phone-number", Sent.Post("{\"p\":\"" + string.Concat(Phone.Select(static c => (char)(c - '0' + '０'))) + "\"}")),
        ["Chinese digits"] = ("phone-number", Sent.Post("{\"p\":\"" + string.Concat(Phone.Select(static c => "〇一二三四五六七八九"[c - '0'])) + "\"}")),
        ["zero-width signs between"] = ("email", Sent.Post("{\"p\":\"" + string.Join('\u200b', Email.ToCharArray()) + "\"}")),
        ["percent-encoded three times"] = ("email", Sent.Get($"{Sent.Tracker}?e={Uri.EscapeDataString(Uri.EscapeDataString(Uri.EscapeDataString(Email)))}")),
        ["GBK, percent-encoded"] = ("name", Sent.Get($"{Sent.Tracker}?n={string.Concat(CodePagesEncodingProvider.Instance.GetEncoding(936)!.GetBytes(Name).Select(static b => $"%{b:X2}"))}")),
        ["GB18030 in base64"] = ("address", Sent.Post("{\"a\":\"" + Convert.ToBase64String(CodePagesEncodingProvider.Instance.GetEncoding(54936)!.GetBytes(Address)) + "\"}")),
        ["uuencode"] = ("email", Sent.Post("begin 644 a\n" + Uuencode(Coded.Bytes(Email)) + "\n`\nend\n")),
        ["gzip twice"] = ("email", Sent.Post(Twice(Coded.Gzip($$"""{"m":"{{Email}}"}""")))),
        ["gzip and brotli, as the header tells"] = ("email", Sent.Post(Coded.Compress(Coded.Gzip("m=" + Email), static s => new BrotliStream(s, CompressionLevel.Optimal)), ("Content-Encoding", "gzip, br"))),
        ["gzip of two members"] = ("email", Sent.Post([.. Coded.Gzip("{\"a\":1}"), .. Coded.Gzip($$"""{"m":"{{Email}}"}""")])),
        ["gzip whose end is missing"] = ("email", Sent.Post(Coded.Gzip($$"""{"m":"{{Email}}","text":"{{Address}}"}""")[..^6])),
        ["lz-string for UTF-16"] = ("email", Sent.Post(System.Text.Json.JsonSerializer.Serialize(new Dictionary<string, string> { ["l"] = LzPacker.ToUtf16($$"""{"email":"{{Email}}"}""") }))),
        ["letters moved by three"] = ("email", Sent.Get($"{Sent.Tracker}?r={Uri.EscapeDataString(string.Concat(Email.Select(static c => char.IsAsciiLetterLower(c) ? (char)('a' + ((c - 'a' + 3) % 26)) : c)))}")),
        ["xor in base64 in JSON in gzip"] = ("email", Sent.Post(Coded.Gzip("{\"z\":\"" + Convert.ToBase64String(Coded.Xor("{\"m\":\"" + Email + "\"}", 0x5f)) + "\"}"))),
        ["reversed JSON in base64"] = ("email", Sent.Post("d=" + Uri.EscapeDataString(Coded.Base64(new string([.. $$"""{"m":"{{Email}}"}""".Reverse()]))))),
        ["hex of hex"] = ("phone-number", Sent.Get($"{Sent.Tracker}?h={Coded.Hex(Coded.Hex(Phone))}")),
        ["JSON in JSON in JSON"] = ("email", Sent.Post(Quoted(Quoted(Quoted($$"""{"m":"{{Email}}"}"""))))),

        // Digests.
        ["sha256 in groups"] = ("email", Sent.Get($"{Sent.Tracker}?i={Uri.EscapeDataString(string.Join(':', Convert.ToHexString(SHA256.HashData(Coded.Bytes(Email))).Chunk(2).Select(static p => new string(p))))}")),
        ["md5 as a decimal number"] = ("email", Sent.Get($"{Sent.Tracker}?i={new BigInteger(MD5.HashData(Coded.Bytes(Email)), isUnsigned: true, isBigEndian: true)}")),
        ["sha1 in base32"] = ("email", Sent.Get($"{Sent.Tracker}?i={Base32(SHA1.HashData(Coded.Bytes(Email)), "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")}")),
        ["sha256 in base58"] = ("email", Sent.Get($"{Sent.Tracker}?i={Base58(SHA256.HashData(Coded.Bytes(Email)))}")),
        ["sha256 of base64"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(Coded.Base64(Email))}")),
        ["md5 of the percent-encoded"] = ("email", Sent.Get($"{Sent.Tracker}?i={Convert.ToHexStringLower(MD5.HashData(Coded.Bytes(Uri.EscapeDataString(Email))))}")),
        ["sha256 of UTF-16"] = ("email", Sent.Get($"{Sent.Tracker}?i={Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(Email)))}")),
        ["sha256 with a line end"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(Email + "\n")}")),
        ["sha256 of base64 of sha256"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(Convert.ToBase64String(SHA256.HashData(Coded.Bytes(Email))))}")),
        ["md5 of sha1"] = ("phone-number", Sent.Get($"{Sent.Tracker}?i={Convert.ToHexStringLower(MD5.HashData(Coded.Bytes(Convert.ToHexStringLower(SHA1.HashData(Coded.Bytes(Phone))))))}")),
        ["sha512 of md5 in upper case"] = ("phone-number", Sent.Get($"{Sent.Tracker}?i={Convert.ToHexString(SHA512.HashData(Coded.Bytes(Convert.ToHexString(MD5.HashData(Coded.Bytes(Phone))))))}")),
        ["sha1 three times"] = ("email", Sent.Get($"{Sent.Tracker}?i={Sha1(Sha1(Sha1(Email)))}")),
        ["sha256 of +86 and the number in groups"] = ("phone-number", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256($"+86 {Phone[..3]} {Phone[3..7]} {Phone[7..]}")}")),
        ["sha256 of +86-"] = ("phone-number", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256("+86-" + Phone)}")),
        ["sha256 of the part before the at sign"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(Email.Split('@')[0])}")),
        ["sha256 of mailto"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256("mailto:" + Email)}")),
        ["md5 of the first fourteen digits"] = ("imei", Sent.Get($"{Sent.Tracker}?i={Convert.ToHexStringLower(MD5.HashData(Coded.Bytes(Imei[..14])))}")),
        ["sha256 of a name"] = ("name", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(Name)}")),
        ["sha256 of the backwards"] = ("phone-number", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256(new string([.. Phone.Reverse()]))}")),
        ["digest after a version"] = ("email", Sent.Get($"{Sent.Tracker}?i=v1.2_{Coded.Sha256(Email)}.aa")),
        ["digests behind one another"] = ("email", Sent.Get($"{Sent.Tracker}?i={Coded.Sha256("someone@else.example")}{Coded.Sha256(Email)}")),
        ["digest as four numbers of 64 bits"] = ("email", Sent.Post("[" + string.Join(',', SHA256.HashData(Coded.Bytes(Email)).Chunk(8).Select(static c => BinaryPrimitives.ReadUInt64BigEndian(c).ToString(CultureInfo.InvariantCulture))) + "]")),

        // The place of a person.
        ["geohash"] = ("precise-location", Sent.Get($"{Sent.Tracker}?g={Geohash(9)}")),
        ["coordinates of GCJ-02, some hundred metres off"] = ("precise-location", Sent.Post($$"""{"latitude":{{Place.Latitude + 0.0021}},"longitude":{{Place.Longitude + 0.0062}}}""")),
        ["degrees, minutes, seconds"] = ("precise-location", Sent.Post($$"""{"gps":"{{Sexagesimal(Place.Latitude, "N")}}, {{Sexagesimal(Place.Longitude, "E")}}"}""")),
        ["coordinates as floats"] = ("precise-location", Sent.Post([0x0D, .. BitConverter.GetBytes((float)Place.Latitude), 0x15, .. BitConverter.GetBytes((float)Place.Longitude)])),
        ["coordinates in GeoJSON"] = ("precise-location", Sent.Post($$"""{"type":"Point","coordinates":[{{Place.Longitude}},{{Place.Latitude}}]}""")),
        ["coordinates in WKT"] = ("precise-location", Sent.Get($"{Sent.Tracker}?p=POINT({Place.Longitude}%20{Place.Latitude})")),
        ["coordinates in a path"] = ("precise-location", Sent.Get($"{Sent.Tracker}/@{Place.Latitude:0.000000},{Place.Longitude:0.000000},15z")),
        ["coordinates as a geo URI"] = ("precise-location", Sent.Get($"{Sent.Tracker}?u=geo%3A{Place.Latitude:0.000000}%2C{Place.Longitude:0.000000}")),
        ["coordinates in base64"] = ("precise-location", Sent.Get($"{Sent.Tracker}?l={Coded.Base64Url(Coded.Bytes($"lat={Place.Latitude:0.00000}&lon={Place.Longitude:0.00000}"))}")),
        ["password in a form in base64"] = ("password", Sent.Post("d=" + Coded.Base64Url(Coded.Bytes("p=" + Uri.EscapeDataString(Password))))),
        ["md5 of the password"] = ("password", Sent.Post("p=" + Convert.ToHexStringLower(MD5.HashData(Coded.Bytes(Password))))),
    };

    public static TheoryData<string> Names => [.. Cases.Keys.Order(StringComparer.Ordinal)];

    private static GeoPoint Place => Shipped.Person.Location!;

    [Theory]
    [MemberData(nameof(Names))]
    public void It_is_found(string channel)
    {
        var (dataType, flow) = Cases[channel];
        Assert.NotEmpty(Sent.Chains(dataType, flow));
    }

    private static string Quoted(string json) => "{\"j\":" + System.Text.Json.JsonSerializer.Serialize(json) + "}";

    private static string Sha1(string text) => Convert.ToHexStringLower(SHA1.HashData(Coded.Bytes(text)));

    private static byte[] Twice(byte[] gzip) => Coded.Compress(gzip, static s => new GZipStream(s, CompressionLevel.Optimal));

    private static byte[] BigEndian(long value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        return bytes;
    }

    private static string InBase(BigInteger number, int radix)
    {
        var output = string.Empty;
        for (; !number.IsZero; number /= radix)
        {
            output = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"[(int)(number % radix)] + output;
        }

        return output;
    }

    private static string Base58(byte[] bytes)
    {
        var number = new BigInteger(bytes, isUnsigned: true, isBigEndian: true);
        var output = string.Empty;
        for (; !number.IsZero; number /= 58)
        {
            output = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[(int)(number % 58)] + output;
        }

        return output;
    }

    private static string Base32(byte[] bytes, string alphabet)
    {
        var output = new StringBuilder();
        var (bits, count) = (0UL, 0);
        foreach (var b in bytes)
        {
            (bits, count) = ((bits << 8) | b, count + 8);
            for (; count >= 5; count -= 5)
            {
                output.Append(alphabet[(int)(bits >> (count - 5)) & 31]);
            }
        }

        return (count > 0 ? output.Append(alphabet[(int)(bits << (5 - count)) & 31]) : output).ToString();
    }

    private static string Base45(byte[] bytes)
    {
        const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
        var output = new StringBuilder();
        foreach (var pair in bytes.Chunk(2))
        {
            var n = pair.Length == 2 ? (pair[0] * 256) + pair[1] : pair[0];
            output.Append(Alphabet[n % 45]).Append(Alphabet[n / 45 % 45]);
            if (pair.Length == 2)
            {
                output.Append(Alphabet[n / 2025]);
            }
        }

        return output.ToString();
    }

    private static string Ascii85(byte[] bytes) => InGroups(bytes, static d => (char)('!' + d));

    private static string Z85(byte[] bytes) => InGroups(bytes, static d => "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#"[d]);

    private static string InGroups(byte[] bytes, Func<int, char> sign)
    {
        var output = new StringBuilder();
        foreach (var group in bytes.Chunk(4))
        {
            var n = BinaryPrimitives.ReadUInt32BigEndian(group);
            var signs = new char[5];
            for (var i = 4; i >= 0; i--, n /= 85)
            {
                signs[i] = sign((int)(n % 85));
            }

            output.Append(signs);
        }

        return output.ToString();
    }

    private static string Uuencode(byte[] bytes)
    {
        var output = new StringBuilder().Append((char)(32 + bytes.Length));
        foreach (var three in bytes.Chunk(3))
        {
            var n = (three[0] << 16) | (three.Length > 1 ? three[1] << 8 : 0) | (three.Length > 2 ? three[2] : 0);
            for (var shift = 18; shift >= 0; shift -= 6)
            {
                var six = (n >> shift) & 63;
                output.Append(six == 0 ? '`' : (char)(32 + six));
            }
        }

        return output.ToString();
    }

    private static string Sexagesimal(double degrees, string side)
    {
        var minutes = (degrees - Math.Floor(degrees)) * 60;
        return string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(degrees):0}°{Math.Floor(minutes):0}'{(minutes - Math.Floor(minutes)) * 60:0.0}\\\"{side}");
    }

    private static string Geohash(int length)
    {
        var (south, north, west, east) = (-90.0, 90.0, -180.0, 180.0);
        var output = new StringBuilder();
        var (bits, count, isLongitude) = (0, 0, true);
        while (output.Length < length)
        {
            if (isLongitude)
            {
                var middle = (west + east) / 2;
                (bits, west, east) = Place.Longitude >= middle ? ((bits << 1) | 1, middle, east) : (bits << 1, west, middle);
            }
            else
            {
                var middle = (south + north) / 2;
                (bits, south, north) = Place.Latitude >= middle ? ((bits << 1) | 1, middle, north) : (bits << 1, south, middle);
            }

            isLongitude = !isLongitude;
            if (++count == 5)
            {
                output.Append("0123456789bcdefghjkmnpqrstuvwxyz"[bits]);
                (bits, count) = (0, 0);
            }
        }

        return output.ToString();
    }
}
