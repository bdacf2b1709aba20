using Candor.Policies.Negation;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>
/// What governs a sentence that has no verb of its own: the sentence that it goes on from ("We collect device data. This includes your IP address.") and
/// the heading under which a list or a table stands ("Information we collect").
/// </summary>
internal static class ContextFrames
{
    private static readonly PolarityReading Affirmed = new(Outcome.Affirmed, null, Modality.Does);

    private static readonly string[] Continuations =
    [
        "this includes", "this may include", "this can include", "this could include", "this also includes", "this information", "this data", "these include", "these may include", "these data", "these details", "such information", "such data",
        "it includes", "it may include", "it also includes", "it can include", "it will include", "they include", "they may include", "examples include", "examples of", "for example", "for instance", "specifically", "including", "the information includes",
        "the information may include", "the data includes", "the data may include", "the types of", "the categories of", "the following", "the personal data", "the personal information includes", "which may include", "that includes", "that may include", "e.g.", "such as",
        "包括", "包含", "其中包括", "其中", "例如", "比如", "如：", "具体包括", "具体为", "上述信息包括", "上述信息", "该信息包括", "这些信息包括", "此类信息", "该等信息包括", "该类信息包括", "此等信息", "这些信息可能包括", "上述", "可能包括",
    ];

    private static readonly string[] Listing = ["include", "including", "contain", "such as", "consist", "example", "comprise", "e.g.", "包括", "包含", "例如", "比如", "如", "为"];

    private static readonly string[] CollectingHeads =
    [
        "information we collect", "data we collect", "we collect", "information you provide", "information you give", "data you provide", "you provide", "data you give", "you give us", "automatically collect", "collected automatically", "information collected", "data collected", "collection of", "categories of personal", "types of information",
        "types of data", "information we receive", "information from other", "what information", "what data", "what personal", "information about you", "data about you", "collect about you",
        "收集的信息", "收集哪些", "收集您", "收集的个人信息", "收集和使用", "收集与使用", "收集、使用", "如何收集", "收集个人信息", "信息收集", "信息的收集", "我们收集", "获取的信息", "您提供的信息", "收集清单", "个人信息清单",
    ];

    private static readonly string[] OtherHeads =
    [
        "right", "control", "choice", "how we use", "use of", "using your", "use your", "purpose", "why we", "share", "sharing", "disclos", "cookie", "security", "protect", "safe", "child", "minor", "retention", "retain", "how long", "keep", "contact", "change", "update", "transfer", "international", "question", "definition", "third part",
        "third-part", "manage", "access and", "delete", "opt", "legal", "complain", "summary",
        "权利", "管理", "共享", "转让", "披露", "对外提供", "保护", "安全", "存储", "保存", "未成年", "儿童", "更新", "变更", "修订", "联系", "第三方", "委托", "删除", "注销", "撤回", "查询", "更正", "定义", "投诉", "Cookie", "目录", "跨境", "出境", "委托处理", "争议",
    ];

    /// <summary>What is said where only that data is collected is known.</summary>
    public static Frame Collects { get; } = new(new(0, 0), [DisclosureAction.Collect], [(PartyIds.First, null)], Affirmed);

    /// <summary>Whether a sentence says what the information of which the policy speaks includes: "this information may include your name".</summary>
    public static bool RefersBack(ReadOnlySpan<char> sentence) =>
        Scan.Starts(sentence.TrimStart(" •·*-_"), ["this information may include", "this information includes", "this information can include", "such information may include", "such information includes", "this data may include", "this data includes", "the information we collect", "the data we collect", "这些信息包括", "上述信息包括", "该等信息包括", "此类信息包括"]);

    /// <summary>Whether a sentence goes on with what the one before speaks of.</summary>
    public static bool GoesOn(ReadOnlySpan<char> sentence)
    {
        var words = sentence.TrimStart(" •·*-_“\"（(0123456789.、)）");
        return Scan.Starts(words, Continuations) && Scan.Any(words.Length > 160 ? words[..160] : words, Listing);
    }

    /// <summary>Whether a sentence only names things: a row, an item, or a statement of what something includes.</summary>
    public static bool Names(ReadOnlySpan<char> sentence, BlockKind kind) =>
        kind is BlockKind.TableRow or BlockKind.ListItem || Scan.Word(sentence, ["include", "includes", "including", "such as", "contains", "consists of"]) >= 0 || (!sentence.IsEmpty && sentence.ContainsAnyInRange('\u4E00', '\u9FFF') && Scan.Any(sentence, ["包括", "包含"]));

    /// <summary>Whether a sentence is a mere list, as under a heading: "**Account.** Your name, password and email address."</summary>
    public static bool IsList(ReadOnlySpan<char> sentence, int types) =>
        types > 1 && sentence.Length < 240 && Scan.Word(sentence, ["is", "are", "we", "you", "may", "can", "will", "not", "if", "see", "please", "do"]) < 0 && !sentence.ContainsAnyInRange('\u4E00', '\u9FFF');

    /// <summary>What the headings above say of what stands under them; null where they say something else than collecting, or nothing.</summary>
    public static Frame? Headed(System.Collections.Immutable.ImmutableArray<string> path)
    {
        for (var i = path.Length - 1; i >= 0; i--)
        {
            if (Scan.Any(path[i], CollectingHeads) && !Scan.Any(path[i], ["not collect", "don't collect", "不收集", "不会收集", "第三方", "third part", "共享", "share", "儿童", "child", "权利", "right", "Cookie"]))
            {
                return Collects;
            }

            if (Scan.Any(path[i], OtherHeads))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>What a row says whose last cell only tells whether its data is collected (YES, NO); null for any other row.</summary>
    public static Frame? Ticked(ReadOnlySpan<char> row)
    {
        var bar = row.LastIndexOf(" | ", StringComparison.Ordinal);
        var last = bar < 0 ? default : row[(bar + 3)..].Trim(" .*_");
        return last.Equals("yes", StringComparison.OrdinalIgnoreCase) || last is "是" ? Collects
            : last.Equals("no", StringComparison.OrdinalIgnoreCase) || last is "否" ? new(new(0, 0), [DisclosureAction.Collect], [(PartyIds.First, null)], new(Outcome.Denied, null, Modality.Does))
            : null;
    }
}
