namespace Candor.Policies.Text;

/// <summary>The words for what of a policy could not be read.</summary>
internal static class Gaps
{
    private static readonly System.Collections.Immutable.ImmutableArray<string> Detectors = ["D01", "D05", "D06", "D07", "D15"];

    private static readonly LocalizedText Whole = new("隐私政策文件", "the policy file");

    public static NotAnalysed Empty { get; } = Of(Whole, "文件中没有任何文字。请提供含有隐私政策正文的文件。", "The file holds no text. Give a file that has the text of the policy.");

    public static NotAnalysed ScriptShell { get; } = Of(
        Whole,
        "页面的正文由脚本在浏览器中生成，文件里几乎没有文字。请在浏览器中打开页面并另存为完整网页或 PDF。",
        "The page builds its text by script in the browser, so the file has almost none. Open the page in a browser and save it as a complete page or as PDF.");

    public static NotAnalysed Protected { get; } = Of(
        Whole, "PDF 文件已加密或需要密码，未能读取。请提供未加密的文件。", "The PDF is encrypted or asks for a password and was not read. Give a file that is not protected.");

    public static NotAnalysed Garbage { get; } = Of(
        Whole, "文件不是 HTML、PDF、DOCX、Markdown 或纯文本，未能读取。", "The file is not HTML, PDF, DOCX, Markdown or plain text and was not read.");

    public static NotAnalysed OtherLanguage { get; } = Of(
        Whole,
        "文件既不是中文也不是英文，Candor 不能读懂；因此不能由未找到推出未告知。请提供中文或英文版本。",
        "The file is neither in Chinese nor in English, which is what Candor reads, so that what was not found proves no omission. Give a version in one of them.");

    public static NotAnalysed NoPolicy { get; } = Of(
        Whole,
        "文件可以读取，但没有说明如何处理个人信息，不是隐私政策，或只是其中的一小部分。",
        "The file can be read but says nothing of how personal information is handled: it is no privacy policy, or only a scrap of one.");

    public static NotAnalysed Scanned(int pages, int of) => Of(
        new($"隐私政策 PDF 中没有文字的 {pages} 页（共 {of} 页）", $"{pages} of {of} pages of the policy PDF, which have no text"),
        "这些页面是扫描件或图片，其中的文字没有读取。请提供文字版文件。",
        "They are scans or pictures; what they say was not read. Give a file with text.");

    public static NotAnalysed BrokenPdf(string detail) => Of(
        new("隐私政策 PDF 文件的一部分或全部", "a part or all of the policy PDF"), $"文件结构有误（{detail}）。", $"The structure of the file is wrong ({detail}).");

    public static NotAnalysed LargePages(int pages, int of) => Of(
        new($"隐私政策 PDF 中过大的 {pages} 页（共 {of} 页）", $"{pages} of {of} pages of the policy PDF, which are too large"),
        "这些页面展开后的绘制内容超出上限，没有读取；因此不能由未找到推出未告知。",
        "What they draw is larger than the bounds once it is unpacked and was not read, so that what was not found there proves no omission.");

    public static NotAnalysed BrokenPages(int pages, int of, string detail) => Of(
        new($"隐私政策 PDF 中结构有误的 {pages} 页（共 {of} 页）", $"{pages} of {of} pages of the policy PDF, whose structure is wrong"),
        $"未能读取（{detail}）；其他页面已读取。",
        $"They could not be read ({detail}); the other pages were.");

    public static NotAnalysed BrokenDocx { get; } = Of(
        new("隐私政策 DOCX 文件的一部分或全部", "a part or all of the policy DOCX"), "文件已损坏、加密或结构有误。", "The file is damaged, encrypted or its structure is wrong.");

    public static NotAnalysed Frames(int count) => Of(
        new($"隐私政策页面中嵌入的 {count} 个其他页面", $"{count} other pages embedded in the policy's page"),
        "嵌入页面的内容不在文件中，没有读取；隐私政策正文可能就在其中。",
        "What they hold is not in the file and was not read; the text of the policy may be there.");

    public static NotAnalysed TooLong(long limit, string unitZh, string unitEn) => Of(
        new($"隐私政策中超出上限的部分（上限 {limit} {unitZh}）", $"the part of the policy beyond the bound of {limit} {unitEn}"),
        "文件太大，超出部分没有读取；因此不能由未找到推出未告知。",
        "The file is too large; the part beyond was not read, so that what was not found there proves no omission.");

    public static NotAnalysed TooDeep(int limit) => Of(
        new("隐私政策 HTML 的嵌套结构", "the nesting of the policy's HTML"),
        $"元素嵌套超过 {limit} 层，更深的层次按同一层读取，文字没有丢失。",
        $"Elements stand more than {limit} deep in one another; deeper ones were read as one level. No text was lost.");

    public static NotAnalysed Pictures(int count) => Of(
        new($"隐私政策中的 {count} 张图片", $"{count} pictures in the policy"),
        "图片中可能有文字，没有读取。",
        "Pictures may hold text; it was not read.");

    public static NotAnalysed Undecodable(int count) => Of(
        new($"隐私政策中的 {count} 个无法解码的字符", $"{count} characters of the policy that could not be decoded"),
        "文件的字符编码有误或与声明不符。",
        "The character encoding of the file is broken or is not what it claims.");

    public static NotAnalysed Suspicious(int invisible, int bidirectional) => Of(
        new(
            $"隐私政策中的 {invisible} 个零宽字符和 {bidirectional} 个方向控制字符",
            $"{invisible} zero-width and {bidirectional} direction-changing characters in the policy"),
        "这些字符可能把词语拆开或改变显示顺序，读取前已去除。请人工核对页面显示的内容与此处的文字是否一致。",
        "Such characters can split words or change the order that is shown. They were removed before reading. Compare by eye what the page shows with the text here.");

    public static NotAnalysed Hidden(int blocks) => Of(
        new($"隐私政策中默认隐藏的 {blocks} 段文字", $"{blocks} blocks of the policy that the page hides at first"),
        "这些文字已经读取，但用户打开页面时未必能看到；由人工判断是否构成有效告知。",
        "They were read, but a user who opens the page may not see them. A person has to judge whether they count as told.");

    private static NotAnalysed Of(LocalizedText what, string zh, string en) => NotAnalysed.Create(NotAnalysedArea.Policy, what, new(zh, en), Detectors);
}
