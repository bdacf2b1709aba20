using System.IO.Compression;
using System.Text;

namespace Candor.Policies.Tests.Text;

/// <summary>Word documents, written part by part as a word processor does.</summary>
public class DocxTests
{
    private const string Body = """
        <w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>我们如何收集信息</w:t></w:r></w:p>
        <w:p><w:r><w:t>我们会收集您的通</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>讯录，用于添加好友。</w:t></w:r></w:p>
        <w:p><w:r><w:t>我们不会收集您的短信。</w:t></w:r></w:p>
        <w:p><w:r><w:t>第三方 SDK 清单</w:t></w:r></w:p>
        <w:tbl>
          <w:tr><w:tc><w:p><w:r><w:t>SDK名称</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>收集个人信息类型</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>使用目的</w:t></w:r></w:p></w:tc></w:tr>
          <w:tr><w:tc><w:p><w:r><w:t>示例推送 SDK</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Android ID、IP地址</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>消息推送</w:t></w:r></w:p></w:tc></w:tr>
        </w:tbl>
        """;

    [Fact]
    public void Paragraphs_headings_and_tables_are_read()
    {
        var reading = Shipped.Reader.Read(Docx(Body), "policy.docx");
        Assert.True(reading.Policy is { IsPolicy: true, IsComplete: true });
        Assert.Contains(reading.Policy.Sections, static s => s.Heading == "我们如何收集信息");
        Assert.Equal(Polarity.Affirmed, Assert.Single(reading.Disclosures, static d => d.DataType == "contacts").Polarity);
        Assert.Equal(Polarity.Denied, Assert.Single(reading.Disclosures, static d => d.DataType == "sms").Polarity);
        var row = Assert.Single(reading.Policy.ThirdParties);
        Assert.Equal(("示例推送 SDK", "example-push", "消息推送"), (row.Name, row.Party, row.Purpose));
        Assert.Equal(["android-id", "ip-address"], row.DataTypes);
    }

    [Fact]
    public void A_protected_document_is_told_and_not_taken_for_an_empty_policy()
    {
        // An encrypted document is no archive but a compound file with this signature.
        var reading = Shipped.Reader.Read((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[4_096]], "policy.docx");
        Assert.False(reading.Policy.IsPolicy);
        Assert.NotEmpty(reading.NotAnalysed);
    }

    [Fact]
    public void A_document_cut_short_is_told()
    {
        var whole = Docx(Body);
        var reading = Shipped.Reader.Read(whole.AsMemory(0, whole.Length / 2), "policy.docx");
        Assert.False(reading.Policy.IsComplete);
        Assert.NotEmpty(reading.NotAnalysed);
    }

    [Fact]
    public void A_document_that_inflates_without_end_is_cut()
    {
        var reading = Shipped.Reader.Read(Docx("<w:p><w:r><w:t>" + new string('好', 30_000_000) + "</w:t></w:r></w:p>"), "policy.docx");
        Assert.False(reading.Policy.IsComplete);
        Assert.NotEmpty(reading.NotAnalysed);
    }

    private static byte[] Docx(string body)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>""");
            Add(archive, "word/document.xml", $"""<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>""");
        }

        return stream.ToArray();
    }

    private static void Add(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(text);
    }
}
