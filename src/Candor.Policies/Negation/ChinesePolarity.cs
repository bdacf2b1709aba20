namespace Candor.Policies.Negation;

/// <summary>Negation scope in Chinese. A negator reaches forward to the end of its clause, not past a verb that takes another clause.</summary>
internal static class ChinesePolarity
{
    // Words that begin with or hold a negating character and negate nothing here.
    private static readonly string[] Harmless =
    [
        "不仅", "不但", "不只", "不单", "不限于", "不限", "不超过", "不断", "不时", "不论", "不管", "不低于", "不少于", "不多于", "不晚于", "不良", "不法",
        "不可抗力", "不可逆", "不可避免", "不便", "不必要", "不当", "不正当", "不明", "不特定", "不足", "不相关", "不一致", "不妨", "不经意", "不幸", "不满",
        "不得不", "不能不", "不会不", "无不", "不知情", "不同", "不定期", "不久", "不真实", "不准确", "不完整", "不含", "不包含", "不包括", "不属于", "不涉及", "不再需要",
        "未成年", "未来", "未满", "未注册", "未知", "未登录", "未脱敏", "未加密", "未公开", "未授权", "未经授权", "未使用", "未及时",
    ];

    private static readonly string[] Negators =
    [
        "不", "未", "没有", "禁止", "严禁", "杜绝", "无需", "无须", "无意", "无权", "无法", "勿", "绝非", "并非", "拒绝向",
    ];

    // Verbs that take the negation on themselves: what stands after them is not denied.
    private static readonly string[] Blockers =
    [
        "影响", "代表", "意味", "妨碍", "等于", "排除", "表示", "视为", "同意", "接受", "允许", "希望", "愿意", "想要", "授权", "对应", "负责", "承担", "控制", "保证", "例外",
    ];

    private static readonly string[] Guards =
        ["防止", "避免", "免遭", "免受", "遭到", "遭受", "受到", "未经授权", "未授权", "非法", "以免", "停止", "拒绝", "撤回", "撤销", "限制", "要求我们", "请求我们", "反对", "关闭"];

    private static readonly string[] ConditionStarts = ["如果", "若", "如您", "如你", "如用户", "如不", "如未", "倘若", "假如", "一旦", "当您", "当你", "当用户", "由于", "因您"];

    private static readonly string[] Refusals =
        ["不同意", "拒绝", "不提供", "不授权", "不开启", "未授权", "不愿", "不希望", "选择不", "不允许", "不接受", "未开启", "未提供", "不打开", "关闭", "撤回", "不填写", "不上传"];

    private static readonly string[] Consents = ["同意", "授权", "许可", "允许", "您主动", "您自愿", "您选择", "您开启", "您自行", "您要求", "您的要求", "您请求", "您另行"];

    private static readonly string[] NoConsent =
        ["未经", "未获得", "未取得", "未得到", "未征得", "没有获得", "没有取得", "没有征得", "没有得到", "没有经过", "没有您", "非经", "不经您", "在未", "未事先", "事先未"];

    private static readonly string[] Children = ["儿童", "未成年", "14周岁", "14 周岁", "十四周岁", "14岁", "十四岁", "18周岁"];

    private static readonly string[] Topics = ["如何", "怎样", "怎么", "哪些", "是否", "为何", "为什么"];

    private static readonly string[] Contrasts = ["但是", "但会", "但", "而是", "而会", "只会", "只在", "仅会", "仅在", "仅", "而仅", "才会", "才能", "就会", "则会", "还会"];

    private static readonly string[] SettingEnds = ["前", "之前", "以前", "时", "期间", "过程中", "模式下", "状态下", "后", "之后", "情况下"];

    private static readonly string[] PlaceEnds = ["地区", "国家", "境内", "版本中", "系统中", "系统上", "平台上"];

    private static readonly string[] Mays = ["可能", "或会", "或许", "可以", "有可能"];

    /// <summary>Reads what the sentence states about the verb.</summary>
    public static PolarityReading Read(string sentence, int verb, int length)
    {
        var text = sentence.AsSpan();
        var start = ClauseStart(sentence, verb);
        for (var hops = 0; hops < 3 && start > 0 && GoesOn(text[start..verb]) && PreviousClause(sentence, start) is >= 0 and var from; hops++)
        {
            start = from;
        }

        var clause = text[start..verb];
        var before = text[..start];
        if (Scan.Any(Tail(clause, 12), Topics) || Scan.Starts(text[(verb + length)..], ["哪些", "什么"]) || Scan.Any(text, ["是指", "指的是"]) || IsGuarded(clause) ||
            IsNominal(text[(verb + length)..]))
        {
            return PolarityReading.None;
        }

        var isCondition = Scan.Starts(clause.TrimStart(), ConditionStarts);
        if (isCondition && Scan.Any(clause, Refusals))
        {
            return PolarityReading.None;
        }

        // 不含收集通讯录的代码, 不具备读取短信的功能: what is denied is that there is such a thing.
        if (Scan.Any(clause, ["不含", "不包含", "不具备", "不具有", "没有", "未集成", "不存在"]) && Scan.First(text[(verb + length)..], ["的代码", "的功能", "的能力", "的模块", "的行为", "的权限", "的接口"]) is >= 0 and < 30)
        {
            return new(Outcome.Denied, null, Modality.Does);
        }

        var contrast = Contrast(clause);
        var modality = Scan.Any(Tail(clause, 20), Mays) ? Modality.May : Modality.Does;
        if (!IsNegated(clause[contrast..]))
        {
            return Consented(sentence, start, verb) ?? new(Outcome.Affirmed, Condition(sentence, start, verb), modality);
        }

        if (isCondition || Refused(text, start, verb))
        {
            return PolarityReading.None;
        }

        if (Exception(sentence, before, clause, verb) is { } exception)
        {
            return Scan.Any(exception, Consents) || Scan.Any(exception, NoConsent)
                ? new(Outcome.Affirmed, exception, Modality.May)
                : new(Outcome.Denied, exception, Modality.Does);
        }

        if (Scan.Any(clause, Children) || Scan.Any(Head(text[verb..], 30), Children) || Scan.Any(clause, ["明知", "不满十四", "知情的情况下"]))
        {
            return new(Outcome.Denied, Scan.Phrase(text[start..]), Modality.Does);
        }

        return new(Outcome.Denied, Narrowing(clause) ?? Setting(sentence, start) ?? Purpose(sentence, verb, length), Modality.Does);
    }

    // A denial that stands after a time or a mode in a clause of its own: 在访客模式下，我们不会.
    private static string? Setting(string sentence, int start)
    {
        var from = PreviousClause(sentence, start);
        if (from < 0)
        {
            return null;
        }

        var clause = sentence.AsSpan(from, Math.Max(0, start - 1 - from)).Trim(" ，,：:");
        return clause.Length is > 2 and < 40 && !Scan.Any(clause, ["任何时候", "任何情况"]) &&
            (Scan.Starts(clause, ["若", "如果", "如您", "如你", "如用户", "当", "一旦", "假如"]) || (clause.StartsWith("在", StringComparison.Ordinal) && EndsWith(clause, PlaceEnds)) || (EndsWith(clause, SettingEnds) && !EndsWith(clause, ["目前", "当前", "同时", "届时", "此时", "其中"])))
            ? Scan.Phrase(clause) : null;
    }

    // A denial of one use: 不会将…用于广告, 不会使用…进行推荐, and of the way off the device: 不会上传.
    private static string? Purpose(string sentence, int verb, int length)
    {
        var word = sentence.AsSpan(verb, length);
        if (Scan.Starts(word, ["用于", "用作", "用来", "上传", "回传", "上报"]))
        {
            return Scan.Phrase(UpToClause(sentence.AsSpan(verb)));
        }

        var after = UpToClause(sentence.AsSpan(verb + length));
        if (Scan.First(after, ["无关的", "不必要的", "非必要的", "以外的", "之外的", "超出", "不相关的"]) is >= 0 and var beyond)
        {
            return Scan.Phrase(after[..Math.Min(after.Length, beyond + 12)]);
        }

        if (!Scan.Any(word, ["使用", "利用", "处理", "分析"]))
        {
            return null;
        }

        var at = Scan.First(after, ["进行", "用于", "来", "以便", "做", "从事"]);
        return at > 0 ? Scan.Phrase(after[at..]) : null;
    }

    private static ReadOnlySpan<char> UpToClause(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny("，；。");
        return end > 0 ? text[..end] : text;
    }

    private static bool EndsWith(ReadOnlySpan<char> text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.EndsWith(word, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // A denial that holds only at a time or for a function: 在…模式下不会, 浏览时不会.
    private static string? Narrowing(ReadOnlySpan<char> clause)
    {
        // iOS版本不会, 免费版不会: for one edition. 为营销目的收集: for one purpose.
        if (Scan.First(clause, ["版本不", "版不", "版本均不", "版本也不"]) is > 0 and var edition && !Scan.Any(clause[..edition], ["本", "当前", "最新", "目前"]))
        {
            return Scan.Phrase(clause[..(edition + 1)]);
        }

        if (Scan.First(clause, ["目的", "之用"]) is > 1 and var end && clause[..end].LastIndexOfAny('为', '于', '以') is >= 0 and var from && end - from < 16 && !Scan.Any(clause[from..end], ["任何", "其他"]))
        {
            return Scan.Phrase(clause[from..(end + 2)]);
        }

        foreach (var mark in (string[])["模式下", "期间", "过程中", "之前", "前", "时"])
        {
            var at = clause.IndexOf(mark, StringComparison.Ordinal);
            if (at > 1 && at + mark.Length < clause.Length && !Scan.Starts(clause[(at - 1)..], ["目前", "当前", "提前", "同时"]) && Scan.Starts(clause[(at + mark.Length)..].TrimStart("，, "), ["我们不", "也不", "均不", "不", "我们也不", "未", "我们未"]))
            {
                return Scan.Phrase(clause[..(at + mark.Length)]);
            }
        }

        return null;
    }

    // 不会…共享，或将…传输至境外: the negation reaches over a clause that is only joined on.
    private static bool GoesOn(ReadOnlySpan<char> clause) =>
        Scan.Starts(clause.TrimStart(), ["或将", "或把", "或向", "或者将", "或者向", "或对", "或与", "或以", "或在", "或者把"]) && !Scan.Any(clause, ["我们", "会", "将会"]);

    private static int ClauseStart(string sentence, int verb)
    {
        var depth = 0;
        for (var i = verb - 1; i >= 0; i--)
        {
            switch (sentence[i])
            {
                case '）' or ')' or '”' or '」' or '》':
                    depth++;
                    break;
                case '（' or '(' or '“' or '「' or '《' when depth > 0:
                    depth--;
                    break;
                case '，' or '；' or ';' or '。' or '：' or ':' or '！' or '？' when depth == 0:
                case ',' when depth == 0 && i > 0 && i + 1 < sentence.Length:
                    return i + 1;
            }
        }

        return 0;
    }

    private static bool IsGuarded(ReadOnlySpan<char> clause)
    {
        foreach (var guard in Guards)
        {
            var at = clause.LastIndexOf(guard, StringComparison.Ordinal);
            if (at < 0 || (guard == "非法" && at > 0 && clause[at - 1] == '除'))
            {
                // 除非法律 holds 非法 and guards nothing.
                continue;
            }

            // 关闭 and its like guard what they govern, not what a later 时 or 后 or 我们 opens.
            var rest = clause[(at + guard.Length)..];
            if (!Scan.Any(rest, ["我们会", "我们将", "我们可能", "后", "时", "的情况下", "我们不", "不会"]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNominal(ReadOnlySpan<char> after) =>
        Scan.Starts(after, ["方式", "目的", "范围", "清单", "规则", "的目的", "的方式", "的范围", "的规则", "期限", "协议", "条款", "说明", "场景", "行为", "活动"]);

    private static bool IsNegated(ReadOnlySpan<char> clause)
    {
        for (var i = 0; i < clause.Length; i++)
        {
            var rest = clause[i..];
            if (Skip(rest) is > 0 and var harmless)
            {
                i += harmless - 1;
                continue;
            }

            foreach (var negator in Negators)
            {
                if (!rest.StartsWith(negator, StringComparison.Ordinal))
                {
                    continue;
                }

                var scope = rest[negator.Length..];
                if (Scan.Starts(scope, ["经", "获得您", "取得您", "得到您", "征得"]) && Scan.Any(scope, Consents) && !Scan.Any(scope, ["不会", "不得", "不", "禁止"]))
                {
                    continue;
                }

                if (scope.Length <= 60 && !Scan.Any(scope, Blockers.AsSpan()) && !Double(scope))
                {
                    return true;
                }

                if (Scan.Any(scope, ["同意", "授权", "允许"]) && Scan.Any(scope, ["不会", "不得", "绝不", "不再"]))
                {
                    return true;
                }

                // 不会在未获得您同意的情况下: the consent is inside of the scope, the verb stays denied.
                if (scope.StartsWith("会", StringComparison.Ordinal) && Scan.Any(scope, NoConsent))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Double(ReadOnlySpan<char> scope) => Scan.Starts(scope, ["会不", "能不", "得不"]);

    private static int Skip(ReadOnlySpan<char> rest)
    {
        var longest = 0;
        foreach (var word in Harmless)
        {
            longest = rest.StartsWith(word, StringComparison.Ordinal) ? Math.Max(longest, word.Length) : longest;
        }

        return longest;
    }

    private static int Contrast(ReadOnlySpan<char> clause)
    {
        var best = 0;
        foreach (var word in Contrasts)
        {
            var at = clause.LastIndexOf(word, StringComparison.Ordinal);
            best = at >= 0 ? Math.Max(best, at + word.Length) : best;
        }

        // 不仅 and 不仅仅 hold 仅 and contrast nothing.
        return best > 0 && clause[..best].EndsWith("不仅", StringComparison.Ordinal) ? 0 : best;
    }

    // 不收集…将无法: what follows tells that the denial is a supposition.
    private static bool Refused(ReadOnlySpan<char> text, int start, int verb)
    {
        var clause = text[start..verb];
        var after = text[verb..];
        return !Scan.Any(clause, ["我们", "不会"]) && Scan.Any(after, ["将无法", "则无法", "将不能", "您无法", "会影响", "可能无法", "就无法", "无法为您", "将影响"]);
    }

    private static PolarityReading? Consented(string sentence, int start, int verb)
    {
        var clause = sentence.AsSpan(start, verb - start);
        var no = Scan.First(clause, NoConsent);
        return no >= 0 && Scan.Any(clause[no..], Consents) && !Scan.Any(clause[..no], ["不", "可以", "有权", "可能", "我们可", "无需"]) ? PolarityReading.None : null;
    }

    private static string? Exception(string sentence, ReadOnlySpan<char> before, ReadOnlySpan<char> clause, int verb)
    {
        var text = sentence.AsSpan();
        var head = text[..verb];
        var no = Scan.First(head, NoConsent);
        if (no >= 0 && Scan.Any(head[no..], Consents) && head.Length - no < 80)
        {
            var end = Scan.First(head[no..], ["，", ","]);
            return Scan.Phrase(end > 0 ? head.Slice(no, end) : head[no..]);
        }

        var except = Scan.First(head, ["除非", "除了", "除"]);
        if (except >= 0 && (Scan.Any(head[except..], ["除非"]) || Scan.Any(head[except..], ["外", "以外", "之外"])))
        {
            var end = Scan.First(head[except..], ["，", ","]);
            return Scan.Phrase(end > 0 ? head.Slice(except, end) : head[except..]);
        }

        var tail = text[verb..];
        var later = Scan.First(tail, ["除非", "除外", "但以下", "但下列", "但如果", "但经您", "但根据", "除获得", "除经", "但法律", "但您", "例外"]);
        if (later >= 0)
        {
            var from = Math.Max(tail[..later].LastIndexOf('，'), tail[..later].LastIndexOf(','));
            return Scan.Phrase(tail[(tail[later..].StartsWith("除外", StringComparison.Ordinal) ? from + 1 : later)..]);
        }

        return before.EndsWith("以下情形除外：", StringComparison.Ordinal) ? Scan.Phrase(before) : null;
    }

    private static string? Condition(string sentence, int start, int verb)
    {
        foreach (var from in (int[])[start, PreviousClause(sentence, start)])
        {
            var end = from == start ? verb : start;
            if (from < 0 || end <= from)
            {
                continue;
            }

            var clause = sentence.AsSpan(from, end - from);
            var at = Scan.First(clause, ["如果", "若您", "若用户", "如您", "如用户", "当您", "当用户", "当你", "在您", "在用户", "在你", "经您", "经用户", "仅在", "仅当", "仅限于", "只有", "征得您", "取得您", "获得您", "您授权", "您同意", "您使用"]);
            if (at < 0)
            {
                continue;
            }

            var stop = Scan.First(clause[at..], ["，我们", "，", "我们会", "我们将", "我们可能", "我们需要", "才会", "才"]);
            var phrase = Scan.Phrase(stop > 0 ? clause.Slice(at, stop) : clause[at..]);
            if (phrase.Length > 2 && (Scan.Starts(phrase, ["如", "若", "当", "经", "仅", "只有", "征得", "取得", "获得"]) || Scan.Any(phrase, ["时", "后", "情况下", "同意", "过程中", "期间", "前"])))
            {
                return phrase;
            }
        }

        return null;
    }

    private static int PreviousClause(string sentence, int start) => start < 2 ? -1 : ClauseStart(sentence, start - 1);

    private static ReadOnlySpan<char> Tail(ReadOnlySpan<char> text, int count) => text.Length > count ? text[^count..] : text;

    private static ReadOnlySpan<char> Head(ReadOnlySpan<char> text, int count) => text.Length > count ? text[..count] : text;
}
