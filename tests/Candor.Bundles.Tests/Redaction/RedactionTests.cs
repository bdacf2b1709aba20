using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Candor.Bundles.Signing;
using Candor.Bundles.Support;
using Candor.Bundles.Verification;
using Candor.Bundles.Writing;
using Candor.Traffic;

namespace Candor.Bundles.Redaction;

public class RedactionTests
{
    private const string Phone = "13912345678";
    private const string Email = "lin.xiaoyu@mail.example";
    private static readonly Persona Tester = new("tester", true, [new("phone-number", Phone), new("email", Email), new("name", "林晓雨示")], null);

    /// <summary>The forms in which the values stand in the recording, in the order of its entries.</summary>
    private static readonly string[] Forms =
    [
        Phone,
        "139-1234-5678",
        "tel=" + Phone + "&x=1",
        "https://a.example/p?m=" + Uri.EscapeDataString(Email) + "&n=2",
        Convert.ToBase64String(Encoding.UTF8.GetBytes("{\"phone\":\"" + Phone + "\"}")),
        "535381ec9d5ab7a390db0a30860600f2", // md5 of the telephone number
        "id " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Email))) + " end",
        "{\"user\":{\"mail\":\"" + Email.ToUpperInvariant() + "\",\"keep\":\"this stays here\"}}",
        "用户林晓雨示已登录",
        "nothing of anybody 1234567890",
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Values_are_taken_out_in_every_form_and_the_rest_is_still_proved(bool isArchive)
    {
        using var folder = new TemporaryFolder();
        using var redactorKey = SigningKey.New();
        var files = Files();
        var source = SampleBundle.Write(folder, isArchive, files: files);
        var output = folder.At(isArchive ? "new.zip" : "new");
        var receipt = BundleRedactor.Redact(source, output, folder.At("salts"), new() { Personas = [Tester] }, redactorKey, TestContext.Current.CancellationToken);

        var original = Verify(source);
        var report = Verify(output, full: true, SampleBundle.Key.Public, redactorKey.Public);
        Assert.Equal([], report.Faults);
        Assert.Equal(BundleVerdict.Intact, report.Verdict);
        Assert.Equal(original.Root, report.Root);
        Assert.Equal(receipt.Root, report.Root);
        Assert.Equal(["bundle", "redaction"], report.Signers.Select(static s => s.Role).Order(StringComparer.Ordinal));
        Assert.Equal(BundleVerdict.Altered, Verify(output, full: false, redactorKey.Public).Verdict);

        var now = ReadAll(output);
        var search = new PersonaSearch(Tester);
        foreach (var (name, bytes) in now.Where(static f => f.Key is "audit.json" or "notes.txt" || f.Key.EndsWith(".har", StringComparison.Ordinal)))
        {
            Assert.DoesNotContain(Phone, Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
            Assert.False(search.IsIn(bytes), name);
            if (name != "notes.txt")
            {
                Assert.All(Strings(JsonNode.Parse(bytes)!), text => Assert.False(search.IsIn(Encoding.UTF8.GetBytes(text)), text));
            }
        }

        // What is nobody's stays, and the JSON is as it was but for the values.
        var recording = JsonNode.Parse(now.Single(static f => f.Key.EndsWith(".har", StringComparison.Ordinal)).Value)!["entries"]!.AsArray();
        Assert.Equal(Forms.Length, recording.Count);
        Assert.Equal(Forms[^1], (string)recording[^1]!["text"]!);
        Assert.Contains("this stays here", (string)recording[7]!["text"]!, StringComparison.Ordinal);
        Assert.Equal("tel=***********&x=1", (string)recording[2]!["text"]!);
        Assert.All(recording, static e => Assert.Equal(11111111111, (long)e!["number"]!));

        // No hash of what was changed is left, in whatever file, and what pointed to it points to its new name.
        var gone = files.Where(f => now.All(n => !n.Value.AsSpan().SequenceEqual(f.Bytes.Span))).ToList();
        Assert.Contains(gone, static f => f.Path == "audit.json");
        foreach (var file in gone)
        {
            var hash = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span)));
            Assert.All(now, n => Assert.True(n.Value.AsSpan().IndexOf(hash) < 0 && !n.Key.Contains(Encoding.ASCII.GetString(hash), StringComparison.Ordinal), n.Key));
        }

        var evidence = JsonNode.Parse(now["audit.json"])!["evidence"]![0]!;
        Assert.True(now.ContainsKey($"exhibits/{(string)evidence["blob"]!}.har"));
        Assert.Equal((string)evidence["id"]!, (string)JsonNode.Parse(now["audit.json"])!["findings"]![0]!["evidence"]![0]!);
        Assert.NotEqual("evidence-0123456789abcdef", (string)evidence["id"]!);
        Assert.Equal("finding-00112233445566aa", (string)JsonNode.Parse(now["audit.json"])!["findings"]![0]!["id"]!);
        Assert.DoesNotContain("report.html", now.Keys);
        Assert.Contains(receipt.NotSearched, static n => n.Path.EndsWith(".apk", StringComparison.Ordinal));

        // The holder of the salts proves what was there; nobody proves something else.
        var (proved, faults) = BundleReveal.Check(output, folder.At("salts"));
        Assert.Empty(faults);
        Assert.Equal(report.Redacted.Length, proved.Length);
        var salts = File.ReadAllText(folder.At("salts", BundleReveal.FileName));
        var shown = JsonNode.Parse(salts)!;
        var part = shown["files"]!.AsArray().First(static f => f!["parts"]!.AsArray().Count > 0)!["parts"]![0]!;
        var value = Convert.FromBase64String((string)part["value"]!);
        value[0] ^= 1;
        part["value"] = Convert.ToBase64String(value);
        File.WriteAllText(folder.At("salts", BundleReveal.FileName), shown.ToJsonString());
        Assert.Single(BundleReveal.Check(output, folder.At("salts")).Faults);

        // Less than all may be shown.
        shown["files"] = new JsonArray(JsonNode.Parse(salts)!["files"]!.AsArray().Last()!.DeepClone());
        File.WriteAllText(folder.At("salts", BundleReveal.FileName), shown.ToJsonString());
        Assert.Single(BundleReveal.Check(output, folder.At("salts")).Proved);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_random_tampering_with_a_redacted_bundle_is_found(bool isArchive)
    {
        using var folder = new TemporaryFolder();
        var source = SampleBundle.Write(folder, isArchive, files: Files());
        var output = folder.At(isArchive ? "new.zip" : "new");
        var other = folder.At(isArchive ? "other.zip" : "other");
        using var otherKey = SigningKey.New();
        BundleRedactor.Redact(source, output, folder.At("salts"), new() { Personas = [Tester], Exhibits = ["inputs/" + Convert.ToHexStringLower(SHA256.HashData(App)) + ".apk"] }, SampleBundle.Key, TestContext.Current.CancellationToken);
        BundleRedactor.Redact(source, other, folder.At("salts2"), new() { Exhibits = ["audit.json"] }, otherKey, TestContext.Current.CancellationToken);
        var random = new Random(20180111);
        var missed = new List<string>();
        for (var i = 0; i < 300; i++)
        {
            var what = isArchive ? Archives.Tamper(output, other, random) : Folders.Tamper(output, other, random);
            if (Verify(output) is not { Verdict: BundleVerdict.Altered, Faults.IsEmpty: false })
            {
                missed.Add(string.Create(CultureInfo.InvariantCulture, $"{i}: {what.Description}"));
            }

            what.Undo();
        }

        Assert.Empty(missed);
        Assert.Equal(BundleVerdict.Intact, Verify(output).Verdict);
    }

    [Fact]
    public void A_redaction_that_is_signed_by_its_maker_only_is_refused()
    {
        // Who redacts cannot pass something off as signed by somebody else: the original signature has to be there and over the same root.
        using var folder = new TemporaryFolder();
        using var forger = SigningKey.New();
        var source = SampleBundle.Write(folder, isArchive: false, key: forger, files: Files());
        BundleRedactor.Redact(source, folder.At("new"), folder.At("salts"), new() { Exhibits = ["audit.json"] }, forger, TestContext.Current.CancellationToken);
        var honest = SampleBundle.Write(folder, isArchive: false, files: Files(), name: "honest");
        foreach (var name in new[] { "statement.json", "signature.der", "key.pem" })
        {
            File.Copy(Path.Combine(honest, name), folder.At("new", "original", name), overwrite: true);
        }

        Assert.Contains(Verify(folder.At("new")).Faults, static f => f.What.Contains("over another root", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bundle_that_is_not_intact_or_redacted_already_is_not_redacted()
    {
        using var folder = new TemporaryFolder();
        var source = SampleBundle.Write(folder, isArchive: false, files: Files());
        BundleRedactor.Redact(source, folder.At("new"), folder.At("salts"), new() { Exhibits = ["audit.json"] }, SampleBundle.Key, TestContext.Current.CancellationToken);
        var again = Assert.Throws<BadBundleException>(() => BundleRedactor.Redact(folder.At("new"), folder.At("newer"), folder.At("salts2"), new() { Exhibits = ["notes.txt"] }, SampleBundle.Key, TestContext.Current.CancellationToken));
        Assert.Contains("redacted already", again.Message, StringComparison.Ordinal);
        File.AppendAllText(Path.Combine(source, "notes.txt"), "x");
        Assert.Throws<BadBundleException>(() => BundleRedactor.Redact(source, folder.At("newer"), folder.At("salts2"), new() { Exhibits = ["notes.txt"] }, SampleBundle.Key, TestContext.Current.CancellationToken));
        Assert.False(Path.Exists(folder.At("newer")));
    }

    [Fact]
    public void An_exhibit_is_named_by_its_number_or_its_name_and_no_other()
    {
        using var folder = new TemporaryFolder();
        var files = Files();
        var har = files.Single(static f => f.Path.EndsWith(".har", StringComparison.Ordinal)).Path;
        var source = SampleBundle.Write(folder, isArchive: false, files: files);
        var receipt = BundleRedactor.Redact(source, folder.At("new"), folder.At("salts"), new() { Exhibits = ["1"] }, SampleBundle.Key, TestContext.Current.CancellationToken);
        Assert.Contains(receipt.Removed, static r => r.EndsWith(".har", StringComparison.Ordinal));
        Assert.DoesNotContain(ReadAll(folder.At("new")).Keys, k => k == har);
        Assert.Throws<BadBundleException>(() => BundleRedactor.Redact(source, folder.At("n2"), folder.At("s2"), new() { Exhibits = ["7"] }, SampleBundle.Key, TestContext.Current.CancellationToken));
        Assert.Throws<BadBundleException>(() => BundleRedactor.Redact(source, folder.At("n2"), folder.At("s2"), new() { Exhibits = ["../x"] }, SampleBundle.Key, TestContext.Current.CancellationToken));
    }

    private static readonly byte[] App = [.. Enumerable.Range(0, 100_000).Select(static i => (byte)(i * 7))];

    private static List<BundleFile> Files()
    {
        var entries = new JsonArray();
        foreach (var form in Forms)
        {
            entries.Add(new JsonObject { ["text"] = form, ["number"] = long.Parse(Phone, CultureInfo.InvariantCulture) });
        }

        var har = SampleBundle.Exhibit("exhibits", ".har", Encoding.UTF8.GetBytes(new JsonObject { ["entries"] = entries }.ToJsonString(new JsonSerializerOptions { WriteIndented = true })));
        var hash = Path.GetFileNameWithoutExtension(har.Path);
        var audit = $$"""
            {
              "findings": [{"id": "finding-00112233445566aa", "evidence": ["evidence-0123456789abcdef"]}],
              "evidence": [{"id": "evidence-0123456789abcdef", "blob": "{{hash}}", "locator": {"kind": "traffic", "excerpt": "{{Phone}}" } }]
            }
            """;
        List<BundleFile> files =
        [
            har,
            SampleBundle.Exhibit("inputs", ".apk", App),
            new("audit.json", Encoding.UTF8.GetBytes(audit)),
            new("exhibits.json", Encoding.UTF8.GetBytes($$"""{"exhibits": [{"number": 1, "path": "{{har.Path}}", "sha256": "{{hash}}" } ] }""")),
            new("notes.txt", Encoding.UTF8.GetBytes($"The tester, {Email}, 电话{Phone}，was called.\n")),
            new("report.html", Encoding.UTF8.GetBytes($"<p>{Phone}</p>")),
            new("run.json", "{}"u8.ToArray()),
        ];
        files.Add(new("SHA256SUMS", Encoding.ASCII.GetBytes(string.Concat(files.Select(static f => $"{Convert.ToHexStringLower(SHA256.HashData(f.Bytes.Span))}  {f.Path}\n")))));
        return files;
    }

    private static IEnumerable<string> Strings(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(static p => p.Value is null ? [] : Strings(p.Value)),
        JsonArray a => a.SelectMany(static i => i is null ? [] : Strings(i)),
        _ => node.GetValueKind() == JsonValueKind.String ? [(string)node!] : [],
    };

    private static Dictionary<string, byte[]> ReadAll(string bundle) =>
        Directory.Exists(bundle)
            ? Directory.EnumerateFiles(bundle, "*", SearchOption.AllDirectories).ToDictionary(f => Path.GetRelativePath(bundle, f), File.ReadAllBytes, StringComparer.Ordinal)
            : Archives.Read(File.ReadAllBytes(bundle)).ToDictionary(static e => e.Name, static e => e.Bytes, StringComparer.Ordinal);

    private static VerificationReport Verify(string path, bool full = false, params VerifyingKey[] keys) =>
        BundleVerifier.Verify(path, new VerifyOptions { IsFull = full, Keys = [.. keys] }, TestContext.Current.CancellationToken);
}
