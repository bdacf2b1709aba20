using Candor.Policies.Lexicon;

namespace Candor.PolicyBench.Tagging;

/// <summary>How much of the data phrases that people marked in CA4P-483 the lexicon knows. Phrases that mean data in general do not count.</summary>
internal static class DataCoverage
{
    private static readonly string[] Generic =
        ["个人信息", "信息", "数据", "资料", "用户信息", "用户数据", "个人数据", "个人资料", "敏感信息", "敏感个人信息", "个人敏感信息", "隐私", "内容", "隐私信息", "必要信息", "相关信息", "记录", "您的信息", "其他信息", "个人隐私信息", "信息内容", "数据信息", "非个人信息", "以下信息", "如下信息", "下列信息", "此信息", "上述信息", "特定信息", "额外信息"];

    private static readonly string[] Trimmed = ["您的", "用户的", "您", "这些", "该等", "上述", "此类", "该", "相关", "其他", "有关", "部分", "以上", "前述", "必要的", "必要", "所有", "任何", "某些", "一些", "的"];

    /// <summary>The share of phrases of which the greater part or the head (收款方的姓名) is known, and the share of their characters.</summary>
    public static (double Phrases, double Characters, int Count, List<string> Missing) Measure(IEnumerable<TaggedSentence> sentences, PolicyLexicon lexicon)
    {
        int covered = 0, all = 0, characters = 0, coveredCharacters = 0;
        var missing = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in sentences)
        {
            var text = string.Concat(sentence.Tokens);
            var hits = lexicon.FindData(text, new(0, text.Length));
            foreach (var (from, to, kind) in TaggedSentence.Spans(sentence.Labels))
            {
                var phrase = text[from..(to + 1)];
                if (kind != "data" || IsGeneric(phrase, lexicon))
                {
                    continue;
                }

                var hit = hits.Where(static h => h.Value.Id != Knowledge.DataTypeOntology.Root).Sum(h => Math.Max(0, Math.Min(h.Span.End, to + 1) - Math.Max(h.Span.Start, from)));
                all++;
                characters += phrase.Length;
                coveredCharacters += hit;
                if (hit * 2 >= phrase.Length || hits.Exists(h => h.Value.Id != Knowledge.DataTypeOntology.Root && h.Span.End == to + 1 && h.Span.Start >= from))
                {
                    covered++;
                }
                else
                {
                    missing[phrase] = missing.GetValueOrDefault(phrase) + 1;
                }
            }
        }

        return ((double)covered / all, (double)coveredCharacters / characters, all, [.. missing.OrderByDescending(static m => m.Value).ThenBy(static m => m.Key, StringComparer.Ordinal).Select(static m => $"{m.Key} {m.Value}")]);
    }

    // "Information that you share" names no data: what is left behind its last 的 is a general word, and nothing before it is a known name.
    private static bool IsGeneric(string phrase, PolicyLexicon lexicon)
    {
        var bare = phrase.TrimEnd(';', ',', '；', '，', ' ');
        var of = bare.LastIndexOf('的');
        if (of > 0 && Array.IndexOf(Generic, bare[(of + 1)..]) >= 0 && lexicon.FindData(bare, new(0, of)).TrueForAll(static h => h.Value.Id == Knowledge.DataTypeOntology.Root))
        {
            return true;
        }

        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var word in Trimmed)
            {
                if (bare.StartsWith(word, StringComparison.Ordinal) && bare.Length > word.Length)
                {
                    (bare, changed) = (bare[word.Length..], true);
                }
            }
        }

        return Array.IndexOf(Generic, bare) >= 0;
    }
}
