using System.Text;
using Candor.Testing;
using CsCheck;

namespace Candor.Policies.Tests.Hostile;

public class HostilePolicyTests
{
    private static readonly byte[] Sample = File.ReadAllBytes(Path.Combine(Shipped.Root, "samples", "news", "policy.zh.html"));

    [Fact]
    public void A_policy_of_200_MB_is_cut_and_says_so()
    {
        var part = Encoding.UTF8.GetBytes("<p>我们会收集您的通讯录、短信和位置信息，用于提供服务。</p>\n");
        var bytes = new byte[200 << 20];
        for (var at = 0; at + part.Length <= bytes.Length; at += part.Length)
        {
            part.CopyTo(bytes, at);
        }

        var reading = Shipped.Reader.Read(bytes, "policy.html");
        Assert.False(reading.Policy.IsComplete);
        Assert.NotEmpty(reading.NotAnalysed);
    }

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<ul><li>")]
    [InlineData("<table><tr><td>")]
    public void Nesting_without_end_ends(string tag)
    {
        var html = string.Concat(Enumerable.Repeat(tag, 50_000)) + "我们会收集您的通讯录和短信。";
        Assert.Contains("通讯录", Shipped.Read(html).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_cells_end()
    {
        var row = "<tr>" + string.Concat(Enumerable.Repeat("<td>x", 100)) + "</tr>";
        var reading = Shipped.Read("<table>" + string.Concat(Enumerable.Repeat(row, 10_000)) + "</table>");
        Assert.False(reading.Policy.IsPolicy);
    }

    [Fact]
    public void A_PDF_that_is_none_is_told()
    {
        var reading = Shipped.Reader.Read("%PDF-1.7\nnothing of the kind"u8.ToArray(), "policy.pdf");
        Assert.False(reading.Policy.IsPolicy);
        Assert.NotEmpty(reading.NotAnalysed);
    }

    [Fact]
    public void Changed_bytes_never_break_the_reader() =>
        Gen.Select(Gen.Int[0, Sample.Length - 1], Gen.Byte, Gen.Int[0, 3], Gen.Int[1, 64]).Array[1, 12].Draw(
            edits =>
            {
                var bytes = Sample.ToList();
                foreach (var (at, value, kind, length) in edits)
                {
                    var from = Math.Min(at, bytes.Count - 1);
                    switch (kind)
                    {
                        case 0:
                            bytes[from] = value;
                            break;
                        case 1:
                            bytes.Insert(from, value);
                            break;
                        case 2:
                            bytes.RemoveRange(from, Math.Min(length, bytes.Count - from - 1));
                            break;
                        default:
                            bytes.InsertRange(from, bytes.GetRange(from, Math.Min(length, bytes.Count - from)));
                            break;
                    }
                }

                var reading = Shipped.Reader.Read(bytes.ToArray(), "policy.html");
                foreach (var quote in reading.Evidence.Select(static e => e.Locator).OfType<TextLocator>())
                {
                    Assert.Equal(quote.Quote, reading.Text.Substring(quote.Start, quote.Length));
                }
            },
            cases: 600);

    [Fact]
    public void Random_bytes_never_break_the_reader() =>
        Gen.Byte.Array[0, 400].Draw(static bytes => { _ = Shipped.Reader.Read(bytes, "policy.txt"); }, cases: 4_000);
}
