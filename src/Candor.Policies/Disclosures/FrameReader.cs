using System.Collections.Immutable;
using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Finds the verbs of a sentence and what each states.</summary>
internal sealed class FrameReader(PolicyLexicon lexicon, Recipients recipients)
{
    private const int Furthest = 6;
    private static readonly System.Buffers.SearchValues<char> ClauseMarks = System.Buffers.SearchValues.Create("，；。,;");
    private static readonly System.Buffers.SearchValues<char> PhraseMarks = System.Buffers.SearchValues.Create("，,；;：:");

    /// <summary>The frames of a sentence, in order. Coordinated verbs (收集、使用和存储) make one frame.</summary>
    public List<Frame> Read(string text, TextSpan sentence)
    {
        var verbs = VerbLexicon.Matcher.Find(text, sentence);
        if (verbs.Count > 0)
        {
            // 通话记录 holds 记录 and is no verb.
            var types = lexicon.FindData(text, sentence);
            verbs.RemoveAll(v => types.Exists(t => t.Span.Start <= v.Span.Start && t.Span.End >= v.Span.End));
        }

        if (verbs.Count == 0 || text[sentence.Start] < 0x2E80)
        {
            Constructions.Complete(text, sentence, verbs);
        }

        var frames = new List<Frame>();
        if (verbs.Count == 0)
        {
            return frames;
        }

        verbs.RemoveAll(v => VerbalNouns.Is(text, sentence, v.Span) || IsOfGoods(text, sentence, v.Span) || IsUsedFor(text, sentence, v.Span) || IsIdiom(text, sentence, v.Span) || (v.Value == VerbClass.Other && Scan.Starts(text.AsSpan(v.Span.End, sentence.End - v.Span.End), ["后的", "过的", "处理后的", "处理的", "方式", "形式", "技术", "算法", "通道", "措施"])));
        var words = sentence.In(text);
        var actors = ActorLexicon.Matcher.Find(text, sentence);
        actors.AddRange(recipients.Own(text, sentence).Select(static o => new TermHit<Actor>(o.Span, Actor.We)));
        var named = recipients.Named(text, sentence);
        if (named.Count == 0 && recipients.OtherCompany(text, sentence) is { } company)
        {
            actors.Add(new(company, Actor.ThirdParty));
        }

        actors.AddRange(named.Select(static n => new TermHit<Actor>(n.Span, Actor.ThirdParty)));
        actors.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        for (var i = 0; i < verbs.Count;)
        {
            var last = i;
            while (last + 1 < verbs.Count && verbs[last + 1].Value != VerbClass.Other && verbs[i].Value != VerbClass.Other && IsCoordination(text, verbs[last].Span, verbs[last + 1].Span))
            {
                last++;
            }

            var group = verbs.GetRange(i, last - i + 1);
            var span = new TextSpan(group[0].Span.Start, group[^1].Span.End - group[0].Span.Start);
            frames.Add(Make(text, sentence, words, span, group, actors, named));
            i = last + 1;
        }

        return frames;
    }

    private Frame Make(string text, TextSpan sentence, string words, TextSpan span, List<TermHit<VerbClass>> group, List<TermHit<Actor>> actors, List<TermHit<PartyName>> named)
    {
        var letting = Letting.Of(text, sentence, span, actors);
        var subject = letting is { } let ? (let.Who, let.Span) : Subjects.By(text, sentence, span.Start, actors) ?? Subjects.ByAgent(text, sentence, span, actors) ?? Subjects.Of(text, sentence, span, actors);
        if (group[0].Value == VerbClass.Other)
        {
            // "We do not request your contacts" asks for data; "you can request a copy" does not.
            if (subject?.Actor != Actor.We || !text.AsSpan(span.Start, span.Length).StartsWith("request", StringComparison.OrdinalIgnoreCase) || text.AsSpan(span.End).StartsWith(" that", StringComparison.OrdinalIgnoreCase))
            {
                return new(span, [], [], PolarityReading.None);
            }

            group = [new(span, VerbClass.Collect)];
        }

        if (IsWish(text, sentence, span))
        {
            return new(span, [], [], PolarityReading.None);
        }

        var isRelative = IsRelative(text, sentence, span);
        var toUs = IsToUs(text, sentence, span);
        var told = letting is { Who: Actor.ThirdParty } ? letting.Value.Verb : span;
        var reading = PolarityReader.Read(words, told.Start - sentence.Start, told.Length);
        var others = recipients.Of(text, sentence, named.Exists(n => IsSignIn(text, sentence, n.Span)) ? named.Where(n => !IsSignIn(text, sentence, n.Span)).ToList() : named, actors.Where(a => a.Value == Actor.ThirdParty && !IsSource(text, sentence, a.Span)).ToList(), true);
        var actions = ImmutableArray.CreateBuilder<DisclosureAction>();
        var to = ImmutableArray.CreateBuilder<(string, string?)>();
        foreach (var verb in group)
        {
            switch (verb.Value)
            {
                case VerbClass.Collect when text.AsSpan(verb.Span.Start, verb.Span.Length).EndsWith("您提供", StringComparison.Ordinal):
                    Add(DisclosureAction.Collect, [(PartyIds.First, null)]);
                    break;
                case VerbClass.Collect or VerbClass.Use or VerbClass.Store when subject?.Actor == Actor.ThirdParty:
                    if (IsJoint(text, sentence, subject.Value.Span, actors))
                    {
                        Add(verb.Value switch { VerbClass.Collect => DisclosureAction.Collect, VerbClass.Use => DisclosureAction.Use, _ => DisclosureAction.Store }, [(PartyIds.First, null)]);
                    }

                    Add(DisclosureAction.Share, others.Length > 0 ? others : [(PartyIds.ThirdParties, null)]);
                    break;
                case VerbClass.Share or VerbClass.Transfer or VerbClass.Provide when toUs && (subject?.Actor == Actor.ThirdParty || (subject is null && (text[span.Start] > 0x2E80 || verb.Value == VerbClass.Provide || IsParticiple(text.AsSpan(verb.Span.Start, verb.Span.Length)) || Subjects.IsPassive(text, sentence, span)))):
                    Add(DisclosureAction.Collect, [(PartyIds.First, null)]);
                    break;
                case VerbClass.Share when IsByDevice(text, sentence, span):
                    Add(DisclosureAction.Collect, [(PartyIds.First, null)]);
                    break;
                case VerbClass.Collect when subject?.Actor != Actor.We && NeedsSubject(text, sentence, verb.Span):
                    break;
                case VerbClass.Share when isRelative && subject?.Actor != Actor.We && !IsParticiple(text.AsSpan(verb.Span.Start, verb.Span.Length)):
                    break;
                case VerbClass.Collect or VerbClass.Use or VerbClass.Store when subject?.Actor != Actor.You:
                    Add(verb.Value switch { VerbClass.Collect => DisclosureAction.Collect, VerbClass.Use => DisclosureAction.Use, _ => DisclosureAction.Store }, [(PartyIds.First, null)]);
                    break;
                case VerbClass.Share when subject?.Actor != Actor.You && (others.Length > 0 || !IsToUser(text, sentence, span)):
                    Add(DisclosureAction.Share, others.Length > 0 ? others : [(PartyIds.ThirdParties, null)]);
                    break;
                case VerbClass.Sell or VerbClass.Transfer when subject?.Actor != Actor.You:
                    Add(verb.Value == VerbClass.Sell ? DisclosureAction.Sell : DisclosureAction.Transfer, others.Length > 0 ? others : [(PartyIds.ThirdParties, null)]);
                    break;
                case VerbClass.Provide when subject?.Actor == Actor.You || (subject is null && IsAsked(text, sentence, span)):
                    Add(DisclosureAction.Collect, [(PartyIds.First, null)]);
                    break;
                case VerbClass.Provide when others.Length > 0 && GivesToThem(text, sentence, span):
                    Add(DisclosureAction.Share, others);
                    break;
                case VerbClass.Provide when subject?.Actor != Actor.You && GivesToSomebody(text, sentence, span):
                    Add(DisclosureAction.Share, others.Length > 0 ? others : [(PartyIds.ThirdParties, null)]);
                    break;
            }
        }

        if (reading.Outcome == Outcome.Denied && (isRelative || IsNoDenial(text, sentence, span, subject?.Actor)))
        {
            reading = PolarityReading.None;
        }
        else if (reading is { Outcome: Outcome.Denied, Condition: null } && Afterwards(text, sentence, span) is { } afterwards)
        {
            reading = reading with { Condition = afterwards };
        }

        if (subject?.Actor == Actor.You && group.TrueForAll(static v => v.Value == VerbClass.Provide) && reading.Outcome == Outcome.Denied)
        {
            reading = PolarityReading.None;
        }

        return new(span, actions.ToImmutable(), to.ToImmutable(), reading, isRelative, text[span.Start] > 0x2E80 || subject is not null || Subjects.IsPassive(text, sentence, span));

        void Add(DisclosureAction action, ImmutableArray<(string, string?)> parties)
        {
            if (!actions.Contains(action))
            {
                actions.Add(action);
            }

            to.AddRange(parties.Where(p => !to.Contains(p)));
        }
    }

    // 用于 is a verb of its own only where it is denied: "不会将…用于广告".
    private static bool IsUsedFor(string text, TextSpan sentence, TextSpan verb)
    {
        if (!text.AsSpan(verb.Start, verb.Length).Contains("用于", StringComparison.Ordinal))
        {
            return false;
        }

        var clause = text.AsSpan(sentence.Start, verb.End - sentence.Start);
        clause = clause[(clause.LastIndexOfAny("，；。：") + 1)..];
        return !Scan.Any(clause, ["不会", "不用于", "不得", "不将", "不把", "绝不", "禁止"]);
    }

    // "Please enter your number": the user is asked without being named.
    private static bool IsAsked(string text, TextSpan sentence, TextSpan verb)
    {
        var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start).Trim();
        return before.IsEmpty || before.Equals("please", StringComparison.OrdinalIgnoreCase) || before.EndsWith("请", StringComparison.Ordinal);
    }

    private static bool IsCoordination(string text, TextSpan left, TextSpan right)
    {
        var between = text.AsSpan(left.End, Math.Max(0, right.Start - left.End)).Trim(" \"“”");
        return between.Length <= Furthest && (between is "" or "、" or "和" or "与" or "及" or "或" or "并" or "以及" or "或者" or "," or "and" or "or" or ", and" or ", or" or "/" or "，" or "and/or" or "、并" or "且" or "并且" or "和/或");
    }

    // 向第三方提供, 提供给第三方, provide to our partners: the third party is where the verb gives to.
    private static bool GivesToThem(string text, TextSpan sentence, TextSpan verb)
    {
        var clause = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        var comma = clause.LastIndexOfAny("，；");
        clause = clause[(comma + 1)..];
        var after = text.AsSpan(verb.End, sentence.End - verb.End);
        return text[verb.Start] > 0x2E80
            ? (Scan.Any(clause, ["向", "给", "对"]) && !Scan.Any(clause, ["向您", "给您", "为您", "向用户", "为用户", "向你"])) || Scan.Starts(after, ["给"]) || text.AsSpan(verb.Start, verb.Length).EndsWith("给", StringComparison.Ordinal)
            : !Scan.Starts(after, [" you "]) && Scan.Word(after, ["to", "third", "partners"]) >= 0 && Scan.Word(after.Length > 12 ? after[..12] : after, ["service", "services", "support"]) < 0;
    }

    // "information sent by your browser": what a device tells is collected.
    private static bool IsByDevice(string text, TextSpan sentence, TextSpan verb) =>
        Scan.Starts(text.AsSpan(verb.End, Math.Min(28, sentence.End - verb.End)), [" by your device", " by your browser", " by your computer", " by your phone", " by your mobile", " by your web", " by the browser", " from your device", " by your app", " to us by", " to our servers by"]);

    // "give the restaurant your name", "supply insurers with data", "is given to the driver": who gets it may be anybody but the user.
    private static bool GivesToSomebody(string text, TextSpan sentence, TextSpan verb)
    {
        if (text[verb.Start] > 0x2E80)
        {
            return false;
        }

        var after = text.AsSpan(verb.End, sentence.End - verb.End);
        var stop = after.IndexOfAny(";:.");
        after = (stop >= 0 ? after[..stop] : after).TrimStart();
        if (Subjects.IsPassive(text, sentence, verb))
        {
            return Scan.Starts(after, ["to the ", "to our ", "to a ", "to an ", "to any ", "to other ", "to third ", "to certain ", "to selected "]);
        }

        var at = Scan.Word(after, ["with", "your", "information about you"]);
        if (at is < 3 or > 48 || Scan.Word(after[..at], ["you", "us", "your", "it", "service", "services", "support", "user", "users", "customers", "experience", "functionality", "features", "to", "for", "in", "on", "by", "information", "residents", "individuals"]) >= 0 || Scan.Word(after[at..Math.Min(after.Length, at + 40)], ["rights", "options", "notice", "choices", "opportunity", "ability", "tools", "link", "refund", "control"]) >= 0)
        {
            return false;
        }

        return !Scan.Starts(after[at..], ["with your consent", "with your permission", "with respect", "with regard"]);
    }

    private static bool IsToUser(string text, TextSpan sentence, TextSpan verb)
    {
        var clause = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        var after = text.AsSpan(verb.End, Math.Min(30, sentence.End - verb.End));
        if (text.AsSpan(verb.Start, verb.Length).StartsWith("对外", StringComparison.Ordinal))
        {
            return false;
        }

        if (text[verb.End - 1] == '给' && Scan.Starts(after, ["您", "你", "用户"]))
        {
            return true;
        }

        return Scan.Any(clause.Length > 12 ? clause[^12..] : clause, ["向其他用户", "给其他用户", "与其他用户", "对其他用户", "向好友", "给好友", "与好友", "向您", "给您", "为您", "向你", "向用户", "对您"]) || Scan.Starts(after, [" you ", " to you", "给您"]) || (Scan.Starts(after, ["您"]) && !Scan.Starts(after, ["您的"])) ||
            Scan.Any(after, [" with you", " to you", " you a "]);
    }

    // "partners share data with us", 第三方向我们提供: what others give to us is collected.
    private static bool IsToUs(string text, TextSpan sentence, TextSpan verb)
    {
        var clause = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        clause = clause[(clause.LastIndexOfAny(ClauseMarks) + 1)..];
        var after = text.AsSpan(verb.End, Math.Min(120, sentence.End - verb.End));
        if (text[verb.Start] > 0x2E80)
        {
            return (Scan.Any(clause, ["向我们", "给我们", "与我们", "向本公司", "向本平台"]) && !Scan.Any(clause, ["以外", "之外"])) || Scan.Starts(after, ["给我们", "至我们", "到我们"]);
        }

        var stop = after.IndexOfAny(";.");
        after = stop >= 0 ? after[..stop] : after;
        return Scan.Starts(after, [" us ", " us,"]) || after.Contains(" with us", StringComparison.OrdinalIgnoreCase) || after.Contains(" to us", StringComparison.OrdinalIgnoreCase);
    }

    // 查看, 识别, view and access are more often what a user or a page does: the one who acts must be named.
    private static bool NeedsSubject(string text, TextSpan sentence, TextSpan verb)
    {
        var word = text.AsSpan(verb.Start, verb.Length);
        var after = text.AsSpan(verb.End, Math.Min(16, sentence.End - verb.End));
        if (Scan.Starts(word, ["查看", "知悉", "识别"]))
        {
            return true;
        }

        var clause = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        if (word.StartsWith("访问", StringComparison.Ordinal))
        {
            clause = clause[(clause.LastIndexOfAny("，；。") + 1)..];
            return Scan.Any(clause, ["可以", "有权", "能够", "可随时", "如何", "用户", "其他"]) || Scan.Starts(after, ["控制", "量", "我们", "本", "第三方", "、变更", "、更正", "、修改", "、删除", "、更新", "、查阅", "、查看", "和更正", "和修改", "和更新", "或更正", "并更正", "及更正"]);
        }

        return Scan.Starts(word, ["view", "access", "read", "download", "upload", "see", "get"]) && !Subjects.IsPassive(text, sentence, verb);
    }

    // 无法使用…服务, 否则我们将无法获取, 请不要上传, 不将自己的密码告诉他人: what somebody then cannot do or should not do is no denial.
    private static bool IsNoDenial(string text, TextSpan sentence, TextSpan verb, Actor? subject)
    {
        if (text[verb.Start] < 0x2E80)
        {
            return false;
        }

        var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        var clause = before[(before.LastIndexOfAny("，；。：") + 1)..];
        if (clause.TrimStart().StartsWith("否则", StringComparison.Ordinal) || (subject != Actor.We && (Scan.Any(clause, ["自己的", "本人的"]) || Scan.Any(clause[Math.Max(0, clause.Length - 6)..], ["不要", "请勿", "切勿", "不应"]) || Scan.Any(before, ["建议您", "建议你", "强烈建议", "提醒您", "提醒你"]))))
        {
            return true;
        }

        return subject is null or Actor.You && Scan.Any(before[Math.Max(0, before.Length - 6)..], ["无法", "不能", "无法正常", "不可"]) && Scan.Starts(text.AsSpan(verb.Start, verb.Length), ["使用", "获取", "获得", "访问", "查看", "接收"]);
    }

    // "When you withdraw your consent, … and no longer process it": the denial holds afterwards only.
    private static string? Afterwards(string text, TextSpan sentence, TextSpan verb)
    {
        var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        var at = text[verb.Start] > 0x2E80
            ? Scan.First(before, ["撤回", "注销", "拒绝", "不同意", "停止运营", "关闭"])
            : Scan.Word(before, ["withdraw", "withdrawn", "delete your account", "opt out", "opted out", "disable", "decline", "deactivate", "close your account", "turn off"]);
        var comma = at < 0 ? -1 : before[at..].IndexOfAny("，,");
        if (comma < 0)
        {
            return null;
        }

        var from = before[..at].LastIndexOfAny(PhraseMarks) + 1;
        return Scan.Phrase(before[from..(at + comma)]);
    }

    // 使用微信、QQ 账号登录: by whom a user signs in is no recipient.
    private static bool IsSignIn(string text, TextSpan sentence, TextSpan name)
    {
        var before = text.AsSpan(sentence.Start, name.Start - sentence.Start);
        var from = before.LastIndexOfAny("，；。") + 1;
        var after = text.AsSpan(name.End, sentence.End - name.End);
        var end = after.IndexOfAny(ClauseMarks);
        after = end >= 0 ? after[..end] : after;
        return text[sentence.Start] > 0x2E80 || before.ContainsAnyInRange('\u4E00', '\u9FFF')
            ? Scan.Starts(before[from..].TrimStart(" （(0123456789)）、."), ["当您", "如您", "如果您", "若您", "您使用", "您可以使用", "您通过", "在您", "您也可", "您可"]) && Scan.Any(after, ["登录", "账号", "帐号", "绑定"])
            : Scan.Word(before[Math.Max(0, before.Length - 60)..], ["log in", "sign in", "login", "sign-in", "log-in", "sign up", "account from"]) >= 0 || Scan.Starts(after, [" account", " login", " sign-in"]);
    }

    // "Keep in mind", "keep you safe", 无法单独识别您的个人身份: words that look like a verb of data and are none.
    private static bool IsIdiom(string text, TextSpan sentence, TextSpan verb)
    {
        var word = text.AsSpan(verb.Start, verb.Length);
        var after = text.AsSpan(verb.End, Math.Min(24, sentence.End - verb.End)).TrimStart();
        if (Scan.Starts(word, ["keep", "kept"]))
        {
            return Scan.Starts(after, ["in mind", "up ", "up-to", "you ", "our ", "the platform", "the service", "the app", "us ", "them safe", "track of", "it safe", "it secure", "it private", "your account safe", "your account secure", "your information safe", "your information secure", "your data safe", "your data secure", "your personal data safe", "your personal information safe", "your personal information secure", "your password"]);
        }

        if (Scan.Starts(word, ["share"]) && Scan.Starts(after, ["the same", "a common", "buttons", "button"]))
        {
            return true;
        }

        if (Scan.Starts(word, ["make available", "made available"]))
        {
            var lead = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
            return Scan.Word(after, ["to"]) is < 0 or > 12 && !lead.TrimEnd().EndsWith("publicly", StringComparison.OrdinalIgnoreCase);
        }

        // "send you an e-mail", "send notice to the address": what is sent is a message.
        if (Scan.Starts(word, ["send", "sent"]) && Scan.Starts(after, ["an email", "an e-mail", "a message", "a text", "email", "e-mail", "messages", "a notice", "notice", "newsletter", "promotional", "marketing", "a letter", "out ", "notifications", "a notification", "push", "your friend", "a one", "an invitation", "invitations", "alerts", "updates", "a link", "a code", "a verification code", "an sms"]))
        {
            return true;
        }

        // "When card numbers are transmitted, we use encryption": how it is sent, not that it is given away.
        if (word.StartsWith("transmit", StringComparison.OrdinalIgnoreCase) && Scan.Word(text.AsSpan(sentence.Start, sentence.Length), ["encryption", "encrypted", "encrypt", "ssl", "tls", "secure sockets", "secure socket", "https"]) >= 0)
        {
            return true;
        }

        // Do Not Track is the name of a signal.
        if (word.StartsWith("track", StringComparison.OrdinalIgnoreCase) && text.AsSpan(sentence.Start, verb.Start - sentence.Start).TrimEnd().EndsWith("Do Not", StringComparison.Ordinal))
        {
            return true;
        }

        if (word.StartsWith("track", StringComparison.OrdinalIgnoreCase) && Scan.Starts(after, ["record"]))
        {
            return true;
        }

        if (word.StartsWith("access", StringComparison.OrdinalIgnoreCase) && Scan.Starts(after, ["the service", "our service", "the platform", "our site", "our website", "the app", "control", "right"]))
        {
            return true;
        }

        if (word.StartsWith("识别", StringComparison.Ordinal))
        {
            return Scan.Starts(after, ["您的个人身份", "您个人身份", "个人身份", "您的身份", "您身份", "身份", "特定", "自然人", "个人", "到特定", "出特定", "用户身份", "到您", "出您", "您个人", "您的个人", "码", "到个人", "主体", "该"]);
        }

        // What is public already, or what people publish themselves.
        if (word is "公开")
        {
            var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
            return Scan.Any(before[Math.Max(0, before.Length - 10)..], ["自行", "合法", "主动", "已经", "您", "选择", "已"]) || Scan.Starts(after, ["的", "渠道", "信息", "资料", "发布", "分享", "或者其他", "可用", "数据", "来源"]);
        }

        return Scan.Starts(word, ["处理"]) && Scan.Starts(after, ["结果", "流程", "规则", "时限", "您的请求", "您的投诉", "您的问题", "完毕", "方式", "情况", "意见"]);
    }

    // "You may request that we transfer it to a party of your choice", "this policy describes how we collect": nothing is stated of what is done.
    private static bool IsWish(string text, TextSpan sentence, TextSpan verb)
    {
        if (text[verb.Start] > 0x2E80)
        {
            return false;
        }

        var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        var near = before[Math.Max(0, before.Length - 60)..];
        if (Scan.Word(near, ["request that we", "ask that we", "require that we", "ask us to", "request us to", "tell us to", "instruct us to", "want us to", "asking us to"]) >= 0 ||
            text.AsSpan(verb.End, Math.Min(160, sentence.End - verb.End)).Contains("of your choice", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (Scan.Word(before, ["policy", "notice", "statement"]) is >= 0 and var paper && Scan.Word(before[paper..], ["covers", "describes", "explains", "governs", "sets out", "applies to"]) is >= 0 and var tells &&
            Scan.Word(before[(paper + tells)..], ["our collection", "our use", "our practices", "the collection", "our processing", "our handling", "practices regarding"]) >= 0)
        {
            return true;
        }

        if (Scan.Word(before, ["policy", "notice", "statement"]) >= 0 && Scan.Word(before, ["not cover", "not address", "not apply", "not govern", "not extend"]) >= 0)
        {
            return true;
        }

        var how = Scan.Word(before, ["how"]);
        return how >= 0 && Scan.Word(before[..how], ["policy", "notice", "statement"]) >= 0 && Scan.Word(before[..how], ["describes", "explains", "describe", "explain", "sets out", "information about", "details", "informs", "tells you", "tells", "says", "provides", "outlines", "covers"]) >= 0;
    }

    // "We and our partners collect": both do.
    private static bool IsJoint(string text, TextSpan sentence, TextSpan subject, List<TermHit<Actor>> actors)
    {
        var we = actors.FindLast(a => a.Value == Actor.We && a.Span.End <= subject.Start);
        if (we.Span.Length == 0 || subject.Start - we.Span.End > 40)
        {
            return false;
        }

        var between = text.AsSpan(we.Span.End, subject.Start - we.Span.End).Trim();
        return Scan.Starts(between, ["and ", ", and ", "and/or", "or ", "和", "及", "与", "以及", "、"]) && between.IndexOfAny("。；.") < 0 && VerbLexicon.Matcher.Find(text, new(we.Span.End, subject.Start - we.Span.End)).TrueForAll(static v => v.Value is VerbClass.Provide or VerbClass.Other);
    }

    // Which data is meant, not what is done: "information you provide", "data that can be used to …", 您提供的信息.
    private static bool IsRelative(string text, TextSpan sentence, TextSpan verb)
    {
        var after = text.AsSpan(verb.End, sentence.End - verb.End);
        if (text[verb.Start] > 0x2E80)
        {
            return after.StartsWith("的", StringComparison.Ordinal) && !Scan.Starts(after, ["的方式", "的目的", "的情况", "的情形", "的过程"]);
        }

        var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start).TrimEnd();
        var words = before.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = words.Length - 1;
        while (at >= 0 && words[at].ToLowerInvariant() is "can" or "may" or "might" or "could" or "is" or "are" or "be" or "been" or "was" or "were" or "have" or "has" or "had" or "will" or "directly" or "voluntarily" or "also" or "already" or "choose" or "to" or "otherwise" or "previously")
        {
            at--;
        }

        // "information collected by cookies": a participle right behind the name of data.
        if (at == words.Length - 1 && at > 0 && IsParticiple(text.AsSpan(verb.Start, verb.Length)) && (IsData(words[at]) || words[at].ToLowerInvariant() is "images" or "recordings" or "contacts" or "history"))
        {
            return true;
        }

        var isPassive = words.Skip(at + 1).Any(static w => w.ToLowerInvariant() is "is" or "are" or "be" or "been" or "was" or "were");
        if (at > 0 && words[at].ToLowerInvariant() is "you" or "we" or "they")
        {
            at--;
            var linked = words[at].ToLowerInvariant() is "that" or "which" or "whom";
            return IsData(words[linked && at > 0 ? at - 1 : at]);
        }

        return isPassive && at > 0 && words[at].ToLowerInvariant() is "that" or "which" && IsData(words[at - 1]);
    }

    private static bool IsParticiple(ReadOnlySpan<char> word) =>
        word.EndsWith("ed", StringComparison.OrdinalIgnoreCase) || word.ToString().ToLowerInvariant() is "sold" or "sent" or "held" or "kept" or "given" or "shown";

    // "devices sold by a shop": things that are sold, not data.
    private static bool IsOfGoods(string text, TextSpan sentence, TextSpan verb)
    {
        var word = text.AsSpan(verb.Start, verb.Length);
        if (!Scan.Starts(word, ["sold", "rented", "leased", "traded"]))
        {
            return false;
        }

        var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start).TrimEnd(" \"“");
        var last = before[(before.LastIndexOf(' ') + 1)..].ToString().ToLowerInvariant();
        return last is not ("be" or "is" or "are" or "been" or "was" or "were" or "not" or "never" or "ever" or "have" or "has" or "had" or "being" or "or" or "and" or "we" or "otherwise" or "also" or "may" or "already" or "nor") && !last.EndsWith(',') && !IsData(last);
    }

    private static bool IsData(string word) =>
        word[^1] is not (',' or ';' or ':') && word.TrimEnd(')', '”', '"').ToLowerInvariant() is "information" or "data" or "content" or "contents" or "details" or "materials" or "files" or "messages" or "photos" or "videos" or "advertisers" or "partners"
            or "identifiers" or "identifier" or "address" or "addresses" or "number" or "numbers" or "records" or "documents" or "cookies" or "choices" or "preferences";

    private static bool IsSource(string text, TextSpan sentence, TextSpan name)
    {
        var before = text.AsSpan(sentence.Start, name.Start - sentence.Start).TrimEnd();
        return before.EndsWith("从", StringComparison.Ordinal) || before.EndsWith("来自", StringComparison.Ordinal) || before.EndsWith("from", StringComparison.OrdinalIgnoreCase) ||
            before.EndsWith("from our", StringComparison.OrdinalIgnoreCase);
    }
}
