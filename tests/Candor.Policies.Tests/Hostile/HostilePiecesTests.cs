using System.Text;
using Candor.Testing;
using CsCheck;

namespace Candor.Policies.Tests.Hostile;

/// <summary>Pieces that the reader acts upon, put together in any order, in every format: each quote stands where it is said to stand.</summary>
public class HostilePiecesTests
{
    private static readonly string[] Names = ["policy.html", "policy.txt", "policy.md"];

    private static readonly string[] Pieces =
    [
        "<table>", "<tr>", "<td>", "<td rowspan=65535 colspan=9>", "<th>", "</td>", "</tr>", "</table>", "<ul><li>", "</li>", "<ol start=-5>", "<h1>", "</h2>", "<p hidden>", "<div style='display:none'>", "</div>", "<details><summary>", "<a href='javascript:1'>", "<img alt='", "<!--", "-->", "<script>", "</script>",
        "<template>", "<svg><foreignObject>", "<math>", "<noscript>", "&nbsp;", "&#0;", "&#x110000;", "&amp", "\n\n", "\r", "\t", "    ", "| SDK | 公司 | 用途 |\n|---|---|---|\n", "| a | b |\n", "# ", "## 一、", "- ", "1. ", "(a) ", "```\n", "> ", "**", "[x](y)", "——", "…", "。", "；", "，", "、", "：", "? ", ". ", "; ", "\"", "“", "”", "《", "》", "（", "）", "(", ")",
        "一、", "（一）", "1.1 ", "第三方SDK清单", "SDK名称：", "使用目的：", "收集的个人信息：", "个人信息保护政策", "隐私政策", "我们", "会", "不会", "未经您同意", "除", "外", "仅在", "时", "收集", "使用", "共享", "提供给", "第三方", "合作伙伴", "您的", "手机号码", "位置信息", "通讯录", "设备信息包括", "等", "包括但不限于", "IMEI", "Android ID",
        "We ", "you ", "your ", "may ", "do not ", "never ", "collect ", "share ", "sell ", "with ", "third parties", "unless ", "except ", "only if ", "such as ", "including ", "email address", "precise location", "contacts", "device identifiers", "Privacy Policy", "means ", "we retain ", "for 30 days", "Effective date: ", "2026年1月1日", "privacy@notes.example",
        "\u200b", "\u202e", "\u2066", "\ufeff", "\ud83d", "\udc00", "\0", "\u0301", "ﬁ", "㈠", "①", "Ⅳ", "\u3000", "\u00a0", "𠀀", "👨‍👩‍👧",
    ];

    [Fact]
    public void No_order_of_pieces_breaks_the_reader_and_each_quote_stands_in_the_text() =>
        Gen.Select(Gen.Int[0, Pieces.Length - 1].Array[1, 120], Gen.Int[0, Names.Length - 1], Gen.Int[0, 3]).Draw(
            static drawn =>
            {
                var text = string.Concat(drawn.Item1.Select(static i => Pieces[i]));
                var encoding = drawn.Item3 switch { 0 => Encoding.Unicode, 1 => Encoding.Latin1, _ => Encoding.UTF8 };
                var reading = Shipped.Reader.Read(encoding.GetBytes(text), Names[drawn.Item2]);
                foreach (var quote in reading.Evidence.Select(static e => e.Locator).OfType<TextLocator>())
                {
                    Assert.Equal(quote.Quote, reading.Text.Substring(quote.Start, quote.Length));
                }
            },
            cases: 1_500);
}
