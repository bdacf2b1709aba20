using System.Text;
using Candor.Reports.Papers.Docx;

namespace Candor.Reports.Papers;

/// <summary>
/// Writes a paper as a Word document (WordprocessingML, ISO/IEC 29500, transitional): no macro, no link, no field but the page number. The
/// same paper gives the same bytes.
/// </summary>
public static class PaperDocx
{
    private const string ContentTypes =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/></Types>
        """;

    private const string PackageRelations =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    private const string DocumentRelations =
        """
        <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
        <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/></Relationships>
        """;

    /// <summary>The document as bytes.</summary>
    public static byte[] Write(Paper paper)
    {
        ArgumentNullException.ThrowIfNull(paper);
        using var document = new DocumentWriter(paper);
        var body = document.Write();
        using var zip = new ZipWriter();
        zip.Add("[Content_Types].xml", Bytes(ContentTypes));
        zip.Add("_rels/.rels", Bytes(PackageRelations));
        zip.Add("word/document.xml", body);
        zip.Add("word/_rels/document.xml.rels", Bytes(DocumentRelations));
        zip.Add("word/styles.xml", Bytes(DocxStyles.Styles(paper.Language)));
        zip.Add("word/numbering.xml", Bytes(DocxStyles.Numbering(document.NumberedLists)));
        zip.Add("word/footer1.xml", Bytes(DocxStyles.Footer));
        return zip.ToArray();
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"));
}
