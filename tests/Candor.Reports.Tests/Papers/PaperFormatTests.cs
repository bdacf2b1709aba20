using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using AngleSharp.Dom;
using Candor.Reports.Papers;
using Candor.Reports.Tests.Samples;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Candor.Reports.Tests.Papers;

public class PaperFormatTests
{
    public static TheoryData<PaperForm, Language> All => PaperSamples.All();

    [Theory]
    [MemberData(nameof(All))]
    public void A_Word_document_is_valid(PaperForm form, Language language)
    {
        using var stream = new MemoryStream(PaperDocx.Write(PaperSamples.Make(form, language)));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var errors = new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken).Select(static e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}").ToList();
        Assert.Empty(errors);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_Word_document_says_what_the_page_says(PaperForm form, Language language)
    {
        var paper = PaperSamples.Make(form, language);
        using var stream = new MemoryStream(PaperDocx.Write(paper));
        using var document = WordprocessingDocument.Open(stream, isEditable: false);
        var word = Squeeze(string.Concat(XDocument.Parse(document.MainDocumentPart!.Document!.OuterXml).Descendants().Where(static e => e.Name.LocalName == "t").Select(static e => e.Value)));
        var html = Squeeze(Report.Parse(Encoding.UTF8.GetString(PaperHtml.Write(paper))).Body!.TextContent);
        // Both hold the same runs; the order of captions differs.
        Assert.Equal(string.Concat(html.Order()), string.Concat(word.Order()));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("\u202Etxt.exe\u0000\uFFFE")]
    [InlineData("]]></w:t><w:p/>&#0;")]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    public void A_hostile_name_runs_nothing_in_any_format(string payload)
    {
        var audit = Poison.In(BrowserAudit.Audit, payload);
        foreach (var form in Enum.GetValues<PaperForm>())
        {
            var paper = form == PaperForm.Rectification ? PaperMaker.Rectification(audit, audit, PaperSamples.Options(Language.Zh)) : PaperSamples.Make(form, Language.Zh, audit: audit);
            var html = Report.Parse(Encoding.UTF8.GetString(PaperHtml.Write(paper)));
            Assert.DoesNotContain(html.All, static e => e.LocalName is "script" or "img" or "a" or "iframe" or "object");
            Assert.All(html.All, static e => Assert.All(e.Attributes, static a => Assert.Contains(a.Name, (string[])["class", "lang", "scope", "charset", "content", "http-equiv", "name"])));
            using var stream = new MemoryStream(PaperDocx.Write(paper));
            using var document = WordprocessingDocument.Open(stream, isEditable: false);
            Assert.Empty(new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document, TestContext.Current.CancellationToken));
            Assert.All(Csv(PaperCsv.Write(paper.Table)), static row => Assert.All(row, static cell => Assert.DoesNotMatch("^[=+@\\-\t\r]", cell)));
            JsonDocument.Parse(PaperJson.Write(paper)).Dispose();
        }
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(" =1", "' =1")]
    [InlineData("+86", "'+86")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1", "'＝1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("plain", "plain")]
    [InlineData("\t=1", "'\t=1")]
    public void A_cell_is_quoted_and_no_formula(string cell, string written)
    {
        var text = Encoding.UTF8.GetString(PaperCsv.Write(new(["h"], [[cell]])));
        Assert.Equal('\uFEFF' + "h\r\n" + written + "\r\n", text);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_row_of_a_table_has_every_column(PaperForm form, Language language)
    {
        var rows = Csv(PaperCsv.Write(PaperSamples.Make(form, language).Table));
        Assert.True(rows.Count > 1);
        Assert.All(rows, r => Assert.Equal(rows[0].Count, r.Count));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_same_audit_gives_the_same_bytes_in_every_format(PaperForm form, Language language)
    {
        var (first, second) = (PaperSamples.Make(form, language), PaperSamples.Make(form, language));
        Assert.Equal(PaperHtml.Write(first), PaperHtml.Write(second));
        Assert.Equal(PaperDocx.Write(first), PaperDocx.Write(second));
        Assert.Equal(PaperJson.Write(first), PaperJson.Write(second));
        Assert.Equal(PaperCsv.Write(first.Table), PaperCsv.Write(second.Table));
    }

    [Fact]
    public void JSON_tells_items_exhibits_blanks_and_what_was_not_analysed()
    {
        using var json = JsonDocument.Parse(PaperJson.Write(PaperSamples.Make(PaperForm.Miit, Language.Zh)));
        Assert.Equal("miit", json.RootElement.GetProperty("form").GetString());
        Assert.Equal("suspected", json.RootElement.GetProperty("items")[0].GetProperty("verdict").GetString());
        Assert.Equal(BrowserAudit.Audit.NotAnalysed.Length, json.RootElement.GetProperty("notAnalysed").GetArrayLength());
        Assert.NotEqual(0, json.RootElement.GetProperty("blanks").GetArrayLength());
        Assert.Equal(64, json.RootElement.GetProperty("exhibits")[0].GetProperty("blobSha256").GetString()!.Length);
    }

    private static string Squeeze(string text) => string.Concat(text.Where(static c => !char.IsWhiteSpace(c)));

    /// <summary>Reads CSV as RFC 4180 has it.</summary>
    private static List<List<string>> Csv(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF');
        var rows = new List<List<string>> { new() };
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted)
            {
                if (text[i] != '"')
                {
                    cell.Append(text[i]);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (text[i] == '"')
            {
                isQuoted = true;
            }
            else if (text[i] == ',' || text[i] == '\r')
            {
                rows[^1].Add(cell.ToString());
                cell.Clear();
                if (text[i] == '\r')
                {
                    i++;
                    rows.Add([]);
                }
            }
            else
            {
                cell.Append(text[i]);
            }
        }

        rows.RemoveAt(rows.Count - 1);
        return rows;
    }
}
