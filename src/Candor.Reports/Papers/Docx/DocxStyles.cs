using System.Globalization;
using System.Text;

namespace Candor.Reports.Papers.Docx;

/// <summary>The parts of a document that are the same for all papers: styles, numbering, footer.</summary>
internal static class DocxStyles
{
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    /// <summary>The number of the list with dots; numbered lists have the numbers from <see cref="FirstNumbered"/> on.</summary>
    public const int Bulleted = 1;

    public const int FirstNumbered = 2;

    private const string Head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    public static string Footer =>
        Head + $"<w:ftr xmlns:w=\"{Namespace}\"><w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>";

    public static string Styles(Language language)
    {
        var tag = language == Language.Zh ? "zh-CN" : "en-US";
        var styles = new StringBuilder(Head);
        styles.Append(CultureInfo.InvariantCulture, $"<w:styles xmlns:w=\"{Namespace}\">");
        styles.Append(
            CultureInfo.InvariantCulture,
            $"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\" w:cs=\"Times New Roman\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"{tag}\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"320\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>");
        styles.Append("<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/><w:qFormat/></w:style>");
        styles.Append("<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name w:val=\"Default Paragraph Font\"/></w:style>");
        styles.Append("<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>");
        Paragraph(styles, "Title", "Title", "<w:spacing w:after=\"160\"/><w:jc w:val=\"center\"/>", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"黑体\"/><w:b/><w:sz w:val=\"36\"/><w:szCs w:val=\"36\"/>");
        Paragraph(styles, "Heading1", "heading 1", "<w:keepNext/><w:pBdr><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"1\" w:color=\"1D4F86\"/></w:pBdr><w:spacing w:before=\"280\" w:after=\"100\"/><w:outlineLvl w:val=\"0\"/>", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"黑体\"/><w:b/><w:sz w:val=\"27\"/><w:szCs w:val=\"27\"/>");
        Paragraph(styles, "Heading2", "heading 2", "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/><w:outlineLvl w:val=\"1\"/>", "<w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"黑体\"/><w:b/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>");
        Paragraph(styles, "Body", "Body Text", language == Language.Zh ? "<w:ind w:firstLineChars=\"200\" w:firstLine=\"440\"/><w:jc w:val=\"both\"/>" : "<w:jc w:val=\"both\"/>", "");
        Paragraph(styles, "Subtitle", "Subtitle", "<w:spacing w:after=\"240\"/><w:jc w:val=\"center\"/>", "<w:color w:val=\"4A525C\"/>");
        Paragraph(styles, "Address", "Envelope Address", "<w:spacing w:before=\"160\"/>", "<w:b/>");
        Paragraph(styles, "Signature", "Signature", "<w:jc w:val=\"right\"/>", "");
        Paragraph(styles, "Note", "Note", "", "<w:color w:val=\"4A525C\"/><w:sz w:val=\"19\"/><w:szCs w:val=\"19\"/>");
        Paragraph(styles, "Caution", "Caution", "<w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"4\" w:color=\"1D4F86\"/><w:left w:val=\"single\" w:sz=\"24\" w:space=\"6\" w:color=\"1D4F86\"/><w:bottom w:val=\"single\" w:sz=\"6\" w:space=\"4\" w:color=\"1D4F86\"/><w:right w:val=\"single\" w:sz=\"6\" w:space=\"6\" w:color=\"1D4F86\"/></w:pBdr><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F6F8\"/>", "<w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>");
        Paragraph(styles, "Cell", "Table Text", "<w:spacing w:after=\"20\" w:line=\"264\" w:lineRule=\"auto\"/>", "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>");
        Paragraph(styles, "CellHead", "Table Heading", "<w:spacing w:after=\"20\" w:line=\"264\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>", "<w:b/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>");
        styles.Append("</w:styles>");
        return styles.ToString();
    }

    /// <summary>The lists: one with dots, and one numbered from 1 for each numbered list of the paper.</summary>
    public static string Numbering(int numberedLists)
    {
        var numbering = new StringBuilder(Head);
        numbering.Append(CultureInfo.InvariantCulture, $"<w:numbering xmlns:w=\"{Namespace}\">");
        numbering.Append("<w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"•\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"440\" w:hanging=\"300\"/></w:pPr></w:lvl></w:abstractNum>");
        numbering.Append("<w:abstractNum w:abstractNumId=\"1\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"500\" w:hanging=\"400\"/></w:pPr></w:lvl></w:abstractNum>");
        numbering.Append(CultureInfo.InvariantCulture, $"<w:num w:numId=\"{Bulleted}\"><w:abstractNumId w:val=\"0\"/></w:num>");
        for (var i = 0; i < numberedLists; i++)
        {
            numbering.Append(CultureInfo.InvariantCulture, $"<w:num w:numId=\"{FirstNumbered + i}\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>");
        }

        numbering.Append("</w:numbering>");
        return numbering.ToString();
    }

    private static void Paragraph(StringBuilder styles, string id, string name, string paragraph, string run)
    {
        styles.Append(CultureInfo.InvariantCulture, $"<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/>");
        styles.Append(paragraph.Length > 0 ? $"<w:pPr>{paragraph}</w:pPr>" : "");
        styles.Append(run.Length > 0 ? $"<w:rPr>{run}</w:rPr>" : "");
        styles.Append("</w:style>");
    }
}
