using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Candor.Policies.Tests.Text;

public class PdfTests
{
    private const double Size = 10;

    [Fact]
    public void Two_columns_are_read_one_after_the_other()
    {
        string[] left =
        [
            "We collect your contacts so that you can find your", "friends in the app. We keep them for as long as your", "account exists and not a single day longer than that.", "We use your precise location to show shops near you,",
            "and we ask for it every time that you open the map in", "the app on your phone. You can turn it off at any time", "in the settings of your phone without any other effect", "on what the app can do for you while you are using it.",
            "We read the model of your device so that pictures are", "shown in the right size on the screen that you hold in",
        ];
        string[] right =
        [
            "your hand while you are using it. We do not share your", "contacts with third parties. We do not sell your data", "to anybody, and nobody else may read it without asking", "you first. If you have a question about this policy you",
            "can write to us at any time at privacy@notes.example,", "and we will answer within fifteen working days of the", "day on which your letter came to us. This policy is in", "force from the first of January 2026 and we will tell", "you in the app before we change anything of it that is",
            "of any importance to you or to the people you know.",
        ];
        var reading = Shipped.Reader.Read(Pdf(page =>
        {
            for (var i = 0; i < left.Length; i++)
            {
                page.Add(left[i], 50, 700 - (i * 14));
                page.Add(right[i], 330, 700 - (i * 14));
            }
        }), "policy.pdf");
        Assert.Contains("find your friends in the app", reading.Text.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains(reading.Disclosures, static d => d is { DataType: "contacts", Action: DisclosureAction.Collect, Polarity: Polarity.Affirmed });
        Assert.Contains(reading.Disclosures, static d => d is { DataType: "contacts", Action: DisclosureAction.Share, Polarity: Polarity.Denied });
        Assert.Contains(reading.Disclosures, static d => d is { DataType: "precise-location", Polarity: Polarity.Affirmed });
    }

    [Fact]
    public void The_cells_of_a_table_stay_beside_their_row()
    {
        var reading = Shipped.Reader.Read(Pdf(static page =>
        {
            page.Add("We collect your email address to create your account.", 50, 760);
            page.Add("Third-party SDKs in our app:", 50, 730);
            string[][] rows = [["SDK name", "Data collected", "Purpose"], ["Example Push SDK", "Android ID", "push messages"], ["Example Stats SDK", "IMEI", "analytics"]];
            for (var r = 0; r < rows.Length; r++)
            {
                for (var c = 0; c < rows[r].Length; c++)
                {
                    page.Add(rows[r][c], 50 + (c * 160), 700 - (r * 16));
                }
            }
        }), "policy.pdf");
        foreach (var line in (string[])["Example Push SDK Android ID push messages", "Example Stats SDK IMEI analytics"])
        {
            Assert.Contains(line, string.Join(' ', reading.Text.Split((char[])[' ', '\n', '|', '\t'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Pages_without_text_are_told_as_scans()
    {
        var builder = new PdfDocumentBuilder();
        builder.AddPage(PageSize.A4);
        builder.AddPage(PageSize.A4);
        var reading = Shipped.Reader.Read(builder.Build(), "policy.pdf");
        Assert.False(reading.Policy.IsPolicy);
        Assert.False(reading.Policy.IsComplete);
        Assert.Contains(reading.NotAnalysed, static n => n.What.En.Contains("2 of 2 pages", StringComparison.Ordinal));
    }

    [Fact]
    public void A_protected_file_is_told_as_protected()
    {
        var reading = Shipped.Reader.Read(Protected(), "policy.pdf");
        Assert.False(reading.Policy.IsPolicy);
        Assert.Contains(reading.NotAnalysed, static n => n.Why.En.Contains("encrypted", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_cut_short_gives_what_it_can_and_says_so()
    {
        var whole = Pdf(static page => page.Add("We collect your contacts and your location.", 50, 700));
        foreach (var share in (double[])[0.3, 0.6, 0.9])
        {
            var reading = Shipped.Reader.Read(whole.AsMemory(0, (int)(whole.Length * share)), "policy.pdf");
            Assert.True(reading.Policy.IsPolicy || !reading.NotAnalysed.IsEmpty);
        }
    }

    private static byte[] Pdf(Action<PageOf> write)
    {
        var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        write(new(builder.AddPage(PageSize.A4), font));
        return builder.Build();
    }

    // A document whose standard security handler asks for a password that nobody knows.
    private static byte[] Protected()
    {
        var text = new StringBuilder("%PDF-1.4\n");
        var places = new List<int>();
        foreach (var item in (string[])
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>",
            $"<< /Filter /Standard /V 1 /R 2 /O <{new string('A', 64)}> /U <{new string('B', 64)}> /P -4 >>",
        ])
        {
            places.Add(text.Length);
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{places.Count} 0 obj\n{item}\nendobj\n");
        }

        var start = text.Length;
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{place:D10} 00000 n \n");
        }

        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"trailer\n<< /Size {places.Count + 1} /Root 1 0 R /Encrypt 4 0 R /ID [<{new string('1', 32)}> <{new string('1', 32)}>] >>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private sealed class PageOf(PdfPageBuilder page, PdfDocumentBuilder.AddedFont font)
    {
        public void Add(string text, double x, double y) => page.AddText(text, Size, new PdfPoint(x, y), font);
    }
}
