using System.Xml;

namespace Candor.Policies.Text;

/// <summary>DOCX to text: paragraphs, headings by style, list numbers, tables with merged cells, notes, hidden text (ECMA-376 part 1, chapter 17).</summary>
internal static class DocxReader
{
    private const string Body = "word/document.xml";
    private static readonly string[] Notes = ["word/footnotes.xml", "word/endnotes.xml"];

    /// <summary>Whether the archive is a Word document.</summary>
    public static bool IsDocx(DocxPackage package) => package.Names.Contains(Body, StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a document.</summary>
    public static PolicyText Read(DocxPackage package, PolicyLimits limits, bool isCut)
    {
        var builder = new TextBuilder(limits);
        var gaps = new List<NotAnalysed>();
        var most = (int)Math.Min(limits.MaxBytes, int.MaxValue / 2);
        if (package.Read(Body, most) is not { } body)
        {
            return builder.Build("application/vnd.openxmlformats-officedocument.wordprocessingml.document", string.Empty, [Gaps.BrokenDocx], false);
        }

        var walker = new DocxWalker(builder, limits, new DocxStyles(package.Read("word/styles.xml", most)), new DocxNumbers(package.Read("word/numbering.xml", most)), Links(package, most));
        var whole = Walk(walker, body);
        foreach (var note in Notes)
        {
            if (package.Read(note, most) is { } part)
            {
                whole &= Walk(walker, part);
            }
        }

        if (!whole)
        {
            gaps.Add(Gaps.BrokenDocx);
        }

        if (isCut || package.IsCut || walker.IsCut)
        {
            gaps.Add(Gaps.TooLong(limits.MaxBytes, "字节", "bytes"));
            whole = false;
        }

        if (walker.Pictures > 3 || (walker.Pictures > 0 && builder.Length < 200))
        {
            gaps.Add(Gaps.Pictures(walker.Pictures));
            whole &= builder.Length >= 200;
        }

        return builder.Build("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Title(package, most), [.. gaps], whole);
    }

    private static bool Walk(DocxWalker walker, byte[] part)
    {
        using var reader = DocxXml.Open(part);
        try
        {
            walker.Walk(reader);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    private static Dictionary<string, string> Links(DocxPackage package, int most)
    {
        var links = new Dictionary<string, string>(StringComparer.Ordinal);
        if (package.Read("word/_rels/document.xml.rels", most) is { } part)
        {
            DocxXml.Read(part, reader =>
            {
                if (reader.LocalName == "Relationship" && DocxXml.Attribute(reader, "TargetMode") == "External" &&
                    DocxXml.Attribute(reader, "Id") is { } id && DocxXml.Attribute(reader, "Target") is { } target)
                {
                    links[id] = target;
                }
            });
        }

        return links;
    }

    private static string Title(DocxPackage package, int most)
    {
        var title = string.Empty;
        if (package.Read("docProps/core.xml", most) is { } part)
        {
            using var reader = DocxXml.Open(part);
            try
            {
                title = reader.ReadToFollowing("title", "http://purl.org/dc/elements/1.1/") ? reader.ReadElementContentAsString() : string.Empty;
            }
            catch (XmlException)
            {
                return string.Empty;
            }
        }

        return title;
    }
}
