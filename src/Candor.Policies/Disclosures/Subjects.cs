using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Finds who acts at a verb: the nearest name before it that is not an object or a possessor.</summary>
internal static class Subjects
{
    private static readonly string[] Prepositions =
    [
        "向", "给", "与", "为", "对", "从", "和", "征得", "经", "获得", "取得", "得到", "使", "让", "帮助", "允许", "要求", "同", "及", "自", "来自", "通知", "告知", "由于", "关于", "保护", "识别", "联系", "授权给", "委托", "将", "代表",
    ];

    private static readonly string[] EnglishPrepositions = ["to", "from", "with", "by", "for", "of", "about", "let", "help", "allow", "using", "through", "via", "in", "on", "within", "into", "between", "among", "inside"];

    private static readonly string[] Firsts = ["us", "our app", "our team", "our teams", "our staff", "our employees", "our personnel", "our servers", "our systems", "our service", "our services", "our website", "our site", "the app", "we"];

    private static readonly string[] OrganisationWords =
        ["network", "networks", "company", "companies", "provider", "providers", "partner", "partners", "party", "parties", "vendor", "vendors", "agency", "agencies", "sdk", "sdks", "developers", "publishers", "organisations", "organizations", "websites", "sites", "platforms", "processor", "processors"];

    /// <summary>The actor at a verb; null where none is named.</summary>
    public static (Actor Actor, TextSpan Span)? Of(string text, TextSpan sentence, TextSpan verbSpan, List<TermHit<Actor>> actors)
    {
        var verb = verbSpan.Start;
        if (text.AsSpan(sentence.Start, verb - sentence.Start).TrimEnd().EndsWith("please", StringComparison.OrdinalIgnoreCase))
        {
            return (Actor.You, verbSpan);
        }

        for (var i = actors.Count - 1; i >= 0; i--)
        {
            var hit = actors[i];
            if (hit.Span.End > verb || (IsObject(text, sentence, hit.Span) && !IsRelativeSubject(text, hit.Span, verb)) || IsPossessor(text, hit.Span) || (hit.Value == Actor.We && IsPlace(text, sentence, hit.Span)))
            {
                continue;
            }

            var between = text.AsSpan(hit.Span.End, verb - hit.Span.End);
            if (hit.Value == Actor.You && text[hit.Span.Start] > 0x2E80 && Scan.Any(between, ["，", ",", "时", "后", "的情况下", "过程中", "期间", "之前", "：", "。", "；"]))
            {
                continue;
            }

            if (hit.Value == Actor.You && text[hit.Span.Start] < 0x2E80 && !between.Trim().IsEmpty && IsPassive(text, new(hit.Span.End, verb - hit.Span.End), verbSpan))
            {
                continue;
            }

            if (hit.Value == Actor.You && text[hit.Span.Start] < 0x2E80 && between.IndexOfAny(",;") >= 0 && !GoesOn(text, verbSpan, between))
            {
                continue;
            }

            // "content that you or others share": what users do.
            if (hit.Value == Actor.ThirdParty && Scan.Starts(text.AsSpan(hit.Span.Start, hit.Span.Length), ["others", "other users", "other people", "other members"]) && IsAfterYou(text, sentence, hit.Span))
            {
                return (Actor.You, hit.Span);
            }

            return (hit.Value, hit.Span);
        }

        // "Please take care when you disclose": the user is spoken to.
        return Scan.Starts(text.AsSpan(sentence.Start, sentence.Length), ["please "]) ? (Actor.You, new(sentence.Start, 6)) : null;
    }

    private static bool IsAfterYou(string text, TextSpan sentence, TextSpan name)
    {
        var before = text.AsSpan(sentence.Start, name.Start - sentence.Start).TrimEnd();
        return before.EndsWith("you or", StringComparison.OrdinalIgnoreCase) || before.EndsWith("you and", StringComparison.OrdinalIgnoreCase) || before.EndsWith("users or", StringComparison.OrdinalIgnoreCase);
    }

    // 在微博中使用: the app is where somebody acts.
    private static bool IsPlace(string text, TextSpan sentence, TextSpan name) =>
        name.Start > sentence.Start && text[name.Start - 1] == '在' && Scan.Starts(text.AsSpan(name.End, Math.Min(4, sentence.End - name.End)), ["上", "中", "内", "里", "平台", "发布", "客户端"]);

    // "If you watch, talk or save": a verb that is neither passive nor a participle has the same subject still.
    private static bool GoesOn(string text, TextSpan verb, ReadOnlySpan<char> between)
    {
        var word = text.AsSpan(verb.Start, verb.Length);
        return between.LastIndexOf(';') < 0 && Scan.Word(between, ["is", "are", "be", "been", "being", "was", "were"]) < 0 &&
            Scan.Word(between[between.LastIndexOf(',')..], ["or", "and"]) >= 0 &&
            !word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) && !word.EndsWith("ing", StringComparison.OrdinalIgnoreCase) && !word.EndsWith("s", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The one by whom it is done in 由支付机构直接收集, where it is neither the app nor the user; null in any other construction.</summary>
    public static (Actor Actor, TextSpan Span)? By(string text, TextSpan sentence, int verb, List<TermHit<Actor>> actors)
    {
        var clause = text.AsSpan(sentence.Start, verb - sentence.Start);
        clause = clause[(clause.LastIndexOfAny("，；。：") + 1)..];
        var by = clause.LastIndexOf('由');
        if (by < 0 || clause.Length - by is < 3 or > 24 || (by > 0 && clause[by - 1] is '自' or '理' or '经') || (by + 1 < clause.Length && clause[by + 1] == '于'))
        {
            return null;
        }

        var span = new TextSpan(verb - (clause.Length - by) + 1, clause.Length - by - 1);
        return actors.Exists(a => a.Value != Actor.ThirdParty && a.Span.Start >= span.Start && a.Span.End <= span.End) ? null : (Actor.ThirdParty, span);
    }

    /// <summary>The one by whom it is done in "is collected by advertising networks", where it is neither the app nor the user; null in any other construction.</summary>
    public static (Actor Actor, TextSpan Span)? ByAgent(string text, TextSpan sentence, TextSpan verb, List<TermHit<Actor>> actors)
    {
        if (text[verb.Start] > 0x2E80)
        {
            return null;
        }

        var after = text.AsSpan(verb.End, sentence.End - verb.End);
        var by = Scan.Word(after[..Math.Min(after.Length, 30)], ["by"]);
        if (by < 0 || after[..by].IndexOfAny(",;:.") >= 0 || !IsPassive(text, sentence, verb))
        {
            return null;
        }

        var agent = after[(by + 2)..];
        var stop = agent.IndexOfAny(",;:.(");
        agent = stop >= 0 ? agent[..stop] : agent;
        agent = agent[..Math.Min(agent.Length, 48)];
        var start = verb.End + by + 2;
        if (Scan.Starts(agent.TrimStart(), Firsts))
        {
            return null;
        }

        var span = new TextSpan(start, agent.Length);
        return actors.Exists(a => a.Value == Actor.ThirdParty && a.Span.Start >= span.Start && a.Span.Start < span.End) || Scan.Word(agent, OrganisationWords) >= 0 ? (Actor.ThirdParty, span) : null;
    }

    /// <summary>Whether an English verb is in the passive.</summary>
    public static bool IsPassive(string text, TextSpan sentence, TextSpan verb)
    {
        var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        return Scan.Word(before[Math.Max(0, before.Length - 24)..], ["is", "are", "be", "been", "was", "were"]) >= 0;
    }

    // "by third parties, who may obtain": what stands behind a preposition acts in the clause that it opens.
    private static bool IsRelativeSubject(string text, TextSpan name, int verb)
    {
        var between = text.AsSpan(name.End, Math.Max(0, Math.Min(verb - name.End, 24)));
        return text[name.Start] < 0x2E80 && Scan.Starts(between, [", who ", ", which ", " who ", " that ", ", that ", " which "]) && !Scan.Starts(between, [" that we", ", which we", " which we", " that you", ", which you", " who we"]) &&
            text.AsSpan(name.End + 6, Math.Max(0, verb - name.End - 6)).IndexOfAny(",;") < 0;
    }

    /// <summary>Whether a name stands behind a preposition, as one that is given to, asked or taken from.</summary>
    public static bool IsObject(string text, TextSpan sentence, TextSpan name)
    {
        var before = text.AsSpan(sentence.Start, Math.Max(0, name.Start - sentence.Start)).TrimEnd();
        if (before.IsEmpty)
        {
            return false;
        }

        if (before[^1] > 0x2E80)
        {
            foreach (var word in (string[])["任何", "其他", "其它", "我们的", "相关", "外部", "所有", "上述", "该"])
            {
                before = before.EndsWith(word, StringComparison.Ordinal) ? before[..^word.Length] : before;
            }

            foreach (var word in Prepositions)
            {
                if (before.EndsWith(word, StringComparison.Ordinal))
                {
                    return true;
                }
            }

            return false;
        }

        for (var stripped = true; stripped;)
        {
            stripped = false;
            foreach (var word in (string[])["our", "your", "these", "those", "such", "any", "other", "the", "certain", "some", "selected", "third", "trusted", "all", "its", "their"])
            {
                if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && before.Length > word.Length && before[^(word.Length + 1)] == ' ')
                {
                    before = before[..^word.Length].TrimEnd();
                    stripped = true;
                }
            }
        }

        foreach (var word in EnglishPrepositions)
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase) && (before.Length == word.Length || !char.IsAsciiLetter(before[^(word.Length + 1)])))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPossessor(string text, TextSpan name)
    {
        var after = text.AsSpan(name.End, Math.Min(4, text.Length - name.End));
        return Scan.Starts(after, ["的", "'s", "’s", "' ", "’ ", "同意", "授权我", "许可", "个人", "信息", "账", "帐", "登录", "处获", "处收", "处取", "处间", "处"]);
    }
}
