using Candor.Policies.Disclosures;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Contradictions;

/// <summary>
/// Whether a statement is plain enough to be held against another of the same policy. A contradiction is an accusation, so that a statement counts only where its verb and
/// its object stand together in a sentence of moderate length that neither restricts itself nor refers to something else.
/// </summary>
internal static class Firmness
{
    private const int LongestChinese = 110;
    private const int LongestEnglish = 320;
    private const int FurthestChinese = 45;
    private const int FurthestEnglish = 110;

    // Words that restrict a denial to something that the words before or elsewhere tell.
    private static readonly string[] Restricting =
    [
        "跨境", "境外", "公开披露", "公开您", "单独", "无关", "此环节", "该环节", "此时", "此过程", "该过程", "在此", "不适用", "适用于", "建议", "自身", "原则上", "如确需", "如需", "如存在", "除", "例外", "撤回", "不再", "要求其", "全量", "明文", "提供技术", "为我们提供",
        "上述服务", "上述目的", "该场景", "此场景", "该功能", "本功能", "此功能", "上述功能", "去标识化", "匿名", "脱敏", "默认", "额外", "主动", "直接", "仅", "只", "即使", "接口", "关联", "结合", "语音", "受托", "委托", "本身", "采用", "通过", "环境", "模式", "页面", "实际", "禁止", "违法", "非法", "法律法规", "无法", "服务器", "Track", "环节", "非常规", "其中", "可能无法", "不对应", "不属于", "其他无关", "此类", "该等", "其他任何信息", "其它",
        "no longer", "such ", "in this case", "in these cases", "those", "these ", "unless", "except", "other than", "where ", " if ", "as defined", "as traditionally", "as that term", "as those", "in exchange", "for money", "for monetary", "knowledge", "recommend", "ensure", "prohibit", "require", "does not cover",
        "does not include", "do not include", "appl", "responsible", "so that", " so we", "only", "without", "automatically", "by default", "directly", "itself", "their own", "his ", "her ", "users who", "visitors", "aggregate", "de-identified", "cannot see", "can't see", "combine", "link", "ordinary course", "in our ads", "not shared by",
        "as part of", "this version", "in this ", "lawful", "anonym", "typically", "in its ", "in our serv", "in our system", "in our records", "on our servers", "on the server", "to sell you", "that do not", "that does not", "who do not", "which does not", "track request", "do not track",
    ];

    // Words by which what is affirmed is somebody's choice, an example or a possibility of the service.
    private static readonly string[] Optional =
    [
        "同意", "授权", "允许", "许可", "您可以", "您可", "你可以", "如果您", "若您", "如您选择", "您选择", "自愿", "主动", "去标识化", "匿名", "脱敏", "加密", "本地", "分享功能", "进行分享", "适用于", "法律", "司法", "行政", "请您", "请访问", "如需", "详细了解", "应当", "介绍", "第三方服务", "外部", "敏感个人信息", "儿童", "未成年",
        "consent", "permission", "opt in", "opt-in", "you can", "you may", "you choose", "you could", "might choose", "if you", "for example", "for instance", "law", "legal", "court", "aggregate", "de-identified", "anonym", "hashed", "on your device", "on your phone", "locally", "child", "minor", "does not", "do not", "cannot", "whether", "could", "necessary for", "directly to",
    ];

    private static readonly string[] Anybody =
        ["任何", "第三方", "他人", "其他公司", "其他组织", "外部", "anyone", "anybody", "third part", "third-part", "nobody", "no one", "others", "other part", "outside", "any compan", "other compan", "any organi"];

    /// <summary>Whether a statement of one sentence is plain.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sentence">The sentence that the statement quotes.</param>
    /// <param name="frame">The verb; one of another sentence where that introduces a list.</param>
    /// <param name="type">Where the data type stands.</param>
    /// <param name="isGeneric">Whether the data type is personal information in general.</param>
    public static bool Is(string text, TextSpan sentence, Frame frame, TextSpan type, bool isGeneric)
    {
        if (frame.Verb.Length == 0 || frame.IsRelative || !frame.IsExplicit)
        {
            return false;
        }

        var isChinese = text[frame.Verb.Start] > 0x2E80;
        var words = text.AsSpan(sentence.Start, sentence.Length);
        if (words.Length > (isChinese ? LongestChinese : LongestEnglish) || words.Contains('|'))
        {
            return false;
        }

        if (Scan.Any(words, frame.Reading.Outcome == Outcome.Denied ? Restricting : Optional))
        {
            return false;
        }

        // A list under a lead-in: the lead-in is what must be plain.
        if (frame.Verb.Start < sentence.Start || frame.Verb.Start >= sentence.End)
        {
            return true;
        }

        if (frame.Reading.Outcome == Outcome.Denied ? isGeneric && !IsWhole(text, sentence, type) : isChinese && !IsStated(text, words, frame))
        {
            return false;
        }

        if (Scan.Starts(text.AsSpan(type.End, Math.Min(16, sentence.End - type.End)), [" for your", " of other", " from your", " in your", " about other"]))
        {
            return false;
        }

        var (from, to) = frame.Verb.Start < type.Start ? (frame.Verb.End, type.Start) : (type.End, frame.Verb.Start);
        var between = text.AsSpan(from, Math.Max(0, to - from));
        return between.Length <= (isChinese ? FurthestChinese : FurthestEnglish) && !between.ContainsAny("。；;") &&
            Scan.Word(between, ["to", "based on", "when", "because", "depending on", "so", "how", "that", "which", "while", "but", "including in"]) is var at && (at < 0 || frame.Verb.Start > type.Start || Scan.Starts(between[at..], ["to any", "to our", "to the", "to third", "to your", "to ad", "to data", "to Google"])) &&
            !Scan.Any(between, ["用于", "以便", "从而", "通过", "根据", "基于", "为了"]);
    }

    // "any of your personal information", 您的任何个人信息: all of it, not that of some page or some people.
    private static bool IsWhole(string text, TextSpan sentence, TextSpan type)
    {
        var after = text.AsSpan(type.End, sentence.End - type.End).TrimStart();
        if (text[type.Start] > 0x2E80)
        {
            var before = text.AsSpan(sentence.Start, type.Start - sentence.Start);
            foreach (var word in (string[])["您的任何", "您任何", "你的任何", "用户的任何", "您的所有", "您的", "你的", "用户的", "用户", "任何", "您", "你"])
            {
                if (before.EndsWith(word, StringComparison.Ordinal))
                {
                    before = before[..^word.Length];
                    break;
                }
            }

            return !before.EndsWith("的", StringComparison.Ordinal) && (after.IsEmpty || Scan.Starts(after, ["，", "。", "；", "、", "给", "与", "和", "或", "提供", "共享", "披露", "出售", "转让", "分享", "对外", "泄露", "传输", "收集", "用于", "向"]));
        }

        return after.IsEmpty || Scan.Starts(after, [".", ",", ";", "to ", "with ", "and ", "or ", "from users", "of users", "from you", "is ", "are ", "will ", "outside ", "externally"]);
    }

    // A statement and not a line of a menu; 分享 is giving to others only where it says to whom.
    private static bool IsStated(string text, ReadOnlySpan<char> words, Frame frame) =>
        Scan.Any(words, ["我们", "我行", "我司", "本公司", "本应用", "本软件", "本产品", "App", "会", "将", "被"]) &&
        !(text.AsSpan(frame.Verb.Start, frame.Verb.Length).Contains("分享", StringComparison.Ordinal) && !Scan.Any(words, ["与", "给", "向"]));

    /// <summary>Whether what two sentences say of recipients can be held against one another: the denial speaks of anybody, or both of the same.</summary>
    public static bool SameRecipients(string denied, string affirmed)
    {
        if (Scan.Any(denied, Anybody))
        {
            return true;
        }

        foreach (var hit in ActorLexicon.Matcher.Find(denied, new(0, denied.Length)))
        {
            var word = hit.Span.In(denied);
            if (hit.Value == Actor.ThirdParty && affirmed.Contains(word.Length > 5 && word[0] < 0x2E80 ? word[..^2] : word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return ActorLexicon.Matcher.Find(denied, new(0, denied.Length)).TrueForAll(static h => h.Value != Actor.ThirdParty) && !Scan.Any(denied, ["与", "向", "给", " with ", " to "]);
    }
}
