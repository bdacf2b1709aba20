using System.Globalization;
using System.IO.Compression;
using System.Text;
using Candor.Testing;
using CsCheck;

namespace Candor.Policies.Tests.Hostile;

/// <summary>PDF files made to cost more than they are worth: each is refused or read within bounds, and told.</summary>
public class HostilePdfTests
{
    private static readonly string Prose = string.Concat(
        Enumerable.Range(0, 40).Select(static i => string.Create(CultureInfo.InvariantCulture, $"BT /F1 10 Tf 1 0 0 1 50 {800 - (i * 12)} Tm (We collect your contacts and your location.) Tj ET ")));

    [Theory]
    [InlineData("1e15")]
    [InlineData("-99999999999999999999")]
    [InlineData("1000000")]
    public void Letters_far_off_the_paper_cost_nothing(string x)
    {
        var reading = Shipped.Reader.Read(Pdf(Prose + $"BT /F1 10 Tf 1 0 0 1 {x} 700 Tm (x) Tj ET"), "policy.pdf");
        Assert.Contains(reading.Disclosures, static d => d.DataType == "contacts");
    }

    [Fact]
    public void A_page_that_unpacks_to_more_than_the_bound_is_left_out_and_told() =>
        AssertLarge(Pdf(string.Concat(Enumerable.Repeat(Prose, 2_000))));

    [Fact]
    public void A_stream_that_unpacks_without_end_is_left_out_and_told()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            var blanks = new byte[1 << 20];
            Array.Fill(blanks, (byte)' ');
            for (var i = 0; i < 256; i++)
            {
                zip.Write(blanks);
            }
        }

        AssertLarge(Pdf("", packed.ToArray(), "/FlateDecode"));
        AssertLarge(Pdf("", Packed(packed.ToArray()), "[/FlateDecode /FlateDecode]"));
    }

    [Theory]
    [InlineData("/Filter /FlateDecode ")]
    [InlineData("")]
    public void Forms_that_draw_forms_that_draw_forms_are_weighed_before_they_are_drawn(string filter)
    {
        var forms = Enumerable.Range(0, 7).Select(depth => Form(depth == 6 ? Prose : string.Concat(Enumerable.Repeat("/X Do ", 20)), 7 + depth, filter)).ToArray();
        AssertLarge(Pdf("/X Do", objects: forms));
    }

    [Theory]
    [InlineData("/X Do", 6)]
    [InlineData("/#58 Do", 6)]
    [InlineData("/X %\n Do", 6)]
    [InlineData("/Y Do", 6)]
    [InlineData("/X Do", 7)]
    [InlineData("/X Do", 3)]
    public void Forms_that_draw_themselves_or_one_another_end(string draw, int next)
    {
        var reading = Shipped.Reader.Read(Pdf(Prose + "/X Do", objects: [Form(draw, next, ""), Form("/X Do", 6, "")]), "policy.pdf");
        Assert.True(reading.NotAnalysed.Length > 0 || reading.Disclosures.Any(static d => d.DataType == "contacts"));
    }

    [Fact]
    public void A_form_drawn_twice_is_read()
    {
        var reading = Shipped.Reader.Read(Pdf("/X Do /X Do", objects: [Form(Prose, 6, "/Filter /FlateDecode ")]), "policy.pdf");
        Assert.Empty(reading.NotAnalysed);
        Assert.Contains(reading.Disclosures, static d => d.DataType == "contacts");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("<<")]
    [InlineData("q ")]
    [InlineData("(")]
    public void Nesting_without_end_is_told_or_read(string open)
    {
        var reading = Shipped.Reader.Read(Pdf(string.Concat(Enumerable.Repeat(open, 200_000)) + Prose), "policy.pdf");
        Assert.True(reading.NotAnalysed.Length > 0 || reading.Disclosures.Any(static d => d.DataType == "contacts"));
    }

    [Fact]
    public void Changed_files_never_break_the_reader()
    {
        var whole = Pdf(Prose + "/X Do", objects: [Form("/X Do", 7, ""), Form(Prose, 6, "")]);
        var plain = Pdf(Prose + "/X Do", Encoding.Latin1.GetBytes(Prose + " /X Do"), null, Form("/X Do " + Prose, 6, ""));
        Gen.Select(Gen.Bool, Gen.Select(Gen.Int[8, Math.Min(whole.Length, plain.Length) - 1], Gen.OneOf(Gen.Byte, Gen.Int[0, Telling.Length - 1].Select(static i => (byte)Telling[i]))).Array[1, 10]).Draw(
            drawn =>
            {
                byte[] bytes = drawn.Item1 ? [.. whole] : [.. plain];
                foreach (var (at, value) in drawn.Item2)
                {
                    bytes[at] = value;
                }

                _ = Shipped.Reader.Read(bytes, "policy.pdf");
            },
            cases: 600);
    }

    private const string Telling = "0123456789/<>[]()RfnobjendstreamDo TjKidsPagesXObject\r\n%-.";

    private static void AssertLarge(byte[] file)
    {
        var reading = Shipped.Reader.Read(file, "policy.pdf");
        Assert.False(reading.Policy.IsComplete);
        Assert.Contains(reading.NotAnalysed, static n => n.What.En.StartsWith("1 of 1 pages of the policy PDF, which are too large", StringComparison.Ordinal));
    }

    private static string Form(string content, int next, string filter)
    {
        var bytes = filter.Length > 0 ? Packed(Encoding.Latin1.GetBytes(content)) : Encoding.Latin1.GetBytes(content);
        return $"<< /Type /XObject /Subtype /Form /BBox [0 0 600 900] /Resources << /Font << /F1 5 0 R >> /XObject << /X {next} 0 R >> >> {filter}/Length {bytes.Length} >>\nstream\n{Encoding.Latin1.GetString(bytes)}\nendstream";
    }

    /// <summary>A file of one page: content, the font F1 (5), and from 6 on the objects, of which the page calls the first X.</summary>
    private static byte[] Pdf(string content, byte[]? packed = null, string? filter = "/FlateDecode", params string[] objects)
    {
        packed ??= Packed(Encoding.Latin1.GetBytes(content));
        string[] all =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
            $"<< {(filter is null ? "" : "/Filter " + filter)} /Length {packed.Length} >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            .. objects,
        ];
        var file = new StringBuilder("%PDF-1.7\n");
        var places = new List<int>();
        for (var i = 0; i < all.Length; i++)
        {
            places.Add(file.Length);
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{all[i]}\nendobj\n");
        }

        var start = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {all.Length + 1}\n0000000000 65535 f \n");
        places.ForEach(p => file.Append(CultureInfo.InvariantCulture, $"{p:0000000000} 00000 n \n"));
        file.Append(CultureInfo.InvariantCulture, $"trailer << /Size {all.Length + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static byte[] Packed(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            zip.Write(content);
        }

        return packed.ToArray();
    }
}
