using Candor.Policies.Lexicon;

namespace Candor.PolicyBench.Tagging;

/// <summary>How much of the data phrases that people marked in CA4P-483 the lexicon knows. Phrases that mean data in general do not count.</summary>
internal static class DataCoverage
{
    private static readonly string[] Generic =
        ["个人信息", "信息", "数据", "资料", "用户信息", "用户数据", "个人数据", "个人资料", "敏感信息", "敏感个人信息", "个人敏感信息", "隐私", "内容", "隐私信息", "必要信息", "相关信息", "记录", "您的信息", "其他信息"];

    private static readonly string[] Trimmed = ["您的", "用户的", "您", "这些", "该等", "上述", "此类", "该", "相关", "其他", "有关", "部分", "以上", "前述", "必要的", "必要", "所有", "任何", "某些", "一些", "的"];

    /// <summary>The share of phrases covered for the greater part, and the share of their characters.</summary>
    public static (double Phrases, double Characters, int Count, List<string> Missing) Measure(string file, PolicyLexicon lexicon)
    {
        int covered = 0, all = 0, characters = 0, coveredCharacters = 0;
        var missing = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var sentence in Ca4p.Dev(file))
        {
            var text = string.Concat(sentence.Tokens);
            foreach (var (from, to, kind) in TaggedSentence.Spans(sentence.Labels))
            {
                var phrase = text[from..(to + 1)];
                if (kind != "data" || IsGeneric(phrase))
                {
                    continue;
                }

                var hit = lexicon.DataTypes.Find(text, new(from, to + 1 - from)).Where(static h => h.Value.Id != Knowledge.DataTypeOntology.Root).Sum(static h => h.Span.Length);
                all++;
                characters += phrase.Length;
                coveredCharacters += hit;
                if (hit * 2 >= phrase.Length)
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

    private static bool IsGeneric(string phrase)
    {
        var bare = phrase;
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
