using Candor.Policies.Lexicon;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>
/// Learns from the policy itself who "we" are: from its title (高德隐私权政策, Privacy Policy of Acme) and from the words that say so (某某公司（以下简称“我们”）,
/// Acme Inc. ("we", "us")). A policy of a large app speaks of itself by a name that the knowledge base knows as a party's; without this it would
/// seem to share with itself.
/// </summary>
internal static class FirstPartyReader
{
    private const int Beginning = 6_000;
    private const int LongestName = 40;
    private const int TitleBlocks = 4;
    private const int Searched = 200_000;
    private const int FewestNamed = 8;
    private const int Opening = 2_000;

    private static readonly string[] TitleWords =
    [
        "用户隐私保护政策", "个人信息保护政策", "个人信息保护指引", "个人信息处理规则", "个人信息保护声明", "隐私权保护政策", "隐私保护指引", "隐私保护政策", "隐私保护声明", "隐私保护协议", "隐私权政策", "隐私条款", "隐私政策", "隐私声明", "隐私协议", "隐私指引", "隐私说明", "隐私通知",
        "用户隐私", "简明版", "完整版", "正式版", "客户端", "用户", "软件", "privacy policy", "privacy notice", "privacy statement", "data policy", "app", "of", "the", "for",
    ];

    private static readonly string[] NoNames =
    [
        "我们", "您", "你", "用户", "您们", "本政策", "本隐私政策", "本指引", "本声明", "本协议", "本应用", "本平台", "本软件", "本产品", "平台", "公司", "本公司", "我方", "甲方", "乙方", "隐私", "政策", "服务", "产品", "个人信息", "儿童", "第三方", "儿童用户", "监护人", "关联方", "关联公司", "合作伙伴",
        "we", "us", "our", "you", "your", "user", "users", "policy", "privacy policy", "service", "services", "app", "platform", "site", "website", "company", "the company", "personal data", "personal information", "device", "affiliates", "partners", "third parties", "notice", "terms",
    ];

    private static readonly string[] NameStops = ["与", "向", "给", "由", "是", "为", "供", "即", "指", "和", "及", "或", "系", "称"];

    /// <summary>Reads who the policy is of.</summary>
    /// <param name="text">The text.</param>
    /// <param name="lexicon">The known parties.</param>
    /// <param name="context">What is known of the app.</param>
    public static FirstParty Read(PolicyText text, PolicyLexicon lexicon, PolicyContext? context)
    {
        var told = new List<string>();
        told.AddRange(context?.Names.Where(static n => n.Length > 1) ?? []);
        var own = new List<string>();
        if (Bare(text.Title) is { } title)
        {
            own.Add(title);
        }

        foreach (var block in text.Blocks.Take(TitleBlocks))
        {
            if (block.Span.Length <= LongestName && Bare(block.Span.In(text.Text)) is { } name)
            {
                own.Add(name);
            }
        }

        Definitions(text.Text.AsSpan(0, Math.Min(Beginning, text.Text.Length)), own);
        told.AddRange(own);
        var names = told.Where(static n => n.Length is > 1 and <= LongestName && !NoNames.Contains(n, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var matcher = new TermMatcher<PartyName>(keepsWords: true);
        var parties = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            matcher.Add(name, new(PartyIds.First, null));
            if (lexicon.Parties.Find(name, new(0, name.Length)).Find(h => IsWhole(name, h.Span)) is { Value: { Sdk: null } party })
            {
                parties.Add(party.Party);
            }
        }

        if (parties.Count == 0 && MostNamed(text.Text, lexicon) is { } most)
        {
            parties.Add(most);
        }

        return new(names.Count > 0 ? matcher : null, parties);
    }

    // A policy that never says who "we" are names itself more than all others together, and from its first lines on.
    private static string? MostNamed(string text, PolicyLexicon lexicon)
    {
        var counts = new SortedDictionary<string, (int Count, int First)>(StringComparer.Ordinal);
        var all = 0;
        foreach (var hit in lexicon.Parties.Find(text, new(0, Math.Min(text.Length, Searched))))
        {
            all++;
            if (hit.Value.Sdk is null)
            {
                var (count, first) = counts.GetValueOrDefault(hit.Value.Party, (0, hit.Span.Start));
                counts[hit.Value.Party] = (count + 1, first);
            }
        }

        foreach (var (party, (count, first)) in counts)
        {
            if (count >= FewestNamed && count * 10 > all * 6 && first < Opening)
            {
                return party;
            }
        }

        return null;
    }

    // A known name is the whole of it, or the beginning of a company's: "Acme Technology Limited" is Acme's, "Acme tools" is not.
    private static bool IsWhole(string name, TextSpan hit) =>
        hit.Length == name.Length || (hit.Start <= 3 && IsCompany(name)) || (hit.Start == 0 && name.AsSpan(hit.End).Trim() is "地图" or "网" or "平台" or "APP" or "App");

    private static bool IsCompany(string name) =>
        name.EndsWith("公司", StringComparison.Ordinal) || name.EndsWith("集团", StringComparison.Ordinal) ||
        Negation.Scan.Word(name, ["Inc", "LLC", "Ltd", "Limited", "GmbH", "Corporation", "Corp", "Company", "B.V", "AB", "S.A", "PLC", "Pte"]) > 0;

    // What is left of a title without the words that make it one; null where it is no title of a policy.
    private static string? Bare(string? title)
    {
        if (title is null || title.Length > LongestName * 2)
        {
            return null;
        }

        var rest = title.Split(['|', '_', '–', '—', '·', '-'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        foreach (var part in rest)
        {
            var bare = part;
            var isTitle = false;
            foreach (var word in TitleWords)
            {
                var at = char.IsAsciiLetter(word[0]) ? Negation.Scan.Word(bare, [word]) : bare.IndexOf(word, StringComparison.OrdinalIgnoreCase);
                if (at >= 0)
                {
                    isTitle |= word.Length > 3 || word[0] > 0x2E80;
                    bare = bare.Remove(at, word.Length);
                }
            }

            bare = bare.Trim(" 《》“”\"'’#*:：()（）【】".ToCharArray());
            if (isTitle && bare.Length > 1 && bare.Length <= 20 && bare.IndexOfAny(['，', '。', ',', '/']) < 0)
            {
                return bare;
            }
        }

        return rest.Length == 2 && rest[0].Contains("privacy", StringComparison.OrdinalIgnoreCase) && rest[1].Length <= 20 ? rest[1] : null;
    }

    private static void Definitions(ReadOnlySpan<char> text, List<string> names)
    {
        for (var from = 0; from < text.Length;)
        {
            var at = NextWe(text[from..]);
            if (at < 0)
            {
                return;
            }

            at += from;
            from = at + 4;
            var start = Math.Max(0, at - 80);
            var line = text[start..at].LastIndexOfAny("。\n;；");
            start = line >= 0 ? start + line + 1 : start;
            var window = text[start..Math.Min(text.Length, at + 40)];
            var end = window[(at - start)..].IndexOfAny("。\n");
            window = end >= 0 ? window[..(at - start + end)] : window;
            Quoted(window, names);
            var bracket = text[start..at].LastIndexOfAny("（(");
            var introduced = bracket > 0 ? text[start..(start + bracket)] : text[start..at];
            if (bracket > 0 && Name(introduced.TrimEnd()) is { Length: > 1 } name)
            {
                names.Add(name);
            }
        }
    }

    // “我们”, "we" with the quotation marks that a definition has.
    private static int NextWe(ReadOnlySpan<char> text)
    {
        var best = -1;
        foreach (var word in (string[])["“我们”", "\"我们\"", "「我们」", "‘我们’", "\"we\"", "“we”", "\"we,\"", "“we,”", "‘we’", "'we'", "\"we\",", "“we”,"])
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            best = at >= 0 && (best < 0 || at < best) ? at : best;
        }

        return best;
    }

    private static void Quoted(ReadOnlySpan<char> window, List<string> names)
    {
        for (var i = 0; i < window.Length; i++)
        {
            if (window[i] is '“' or '"' or '「' or '‘')
            {
                var length = window[(i + 1)..].IndexOfAny("”\"」’");
                if (length is > 1 and <= 24)
                {
                    names.Add(window.Slice(i + 1, length).Trim(" ,").ToString());
                }

                i += Math.Max(0, length) + 1;
            }
        }
    }

    // The name that ends a stretch of text.
    private static string Name(ReadOnlySpan<char> before)
    {
        var from = before.Length;
        if (from == 0)
        {
            return string.Empty;
        }

        if (before[^1] > 0x2E80)
        {
            while (from > 0 && before.Length - from < LongestName && (char.IsLetterOrDigit(before[from - 1]) || before[from - 1] is '·') && !Negation.Scan.Starts(before[(from - 1)..], NameStops))
            {
                from--;
            }
        }
        else
        {
            while (from > 0 && before.Length - from < LongestName)
            {
                var space = before[..from].TrimEnd().LastIndexOf(' ');
                var word = before[(space + 1)..from].Trim();
                if (word.IsEmpty || !(char.IsAsciiLetterUpper(word[0]) || (word is "and" or "&" && from < before.Length)))
                {
                    break;
                }

                from = space + 1;
            }
        }

        return before[Math.Min(from, before.Length)..].Trim(" ,.").ToString();
    }
}
