using System.Collections.Immutable;
using Candor.Policies.Disclosures;
using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.Wording;

/// <summary>Finds wording that leaves open which data, which recipient, which purpose is meant, or whether it is done at all.</summary>
internal sealed class VaguenessReader(PolicyLexicon lexicon, string text, PolicyStructure structure, Evidences evidence)
{
    private const int Most = 200;

    private static readonly string[] OpenZh = ["包括但不限于", "包含但不限于", "等等", "等信息", "等数据", "等个人信息", "等相关", "等其他", "等必要"];
    private static readonly string[] OpenEn = ["such as", "including but not limited to", "including without limitation", "including, without limitation", "among others", "and so on", "etc"];
    private static readonly string[] DataZh = ["相关信息", "必要信息", "必要的信息", "有关信息", "其他信息", "其它信息", "某些信息", "部分信息", "一些信息", "相关数据", "必要的个人信息"];
    private static readonly string[] DataEn = ["related information", "other information", "certain information", "some information", "necessary information", "relevant information", "additional information", "various information"];
    private static readonly string[] RecipientZh = ["合作伙伴", "关联公司", "关联方", "合作方", "第三方服务商", "业务伙伴", "合作机构", "服务提供商"];
    private static readonly string[] RecipientEn = ["affiliates", "partners", "business partners", "service providers", "third parties", "trusted third parties", "selected third parties", "vendors"];
    private static readonly string[] MayZh = ["可能会", "可能", "或会", "有时会", "在必要时", "适时"];
    private static readonly string[] MayEn = ["may", "might", "from time to time", "sometimes", "where necessary", "as needed", "as appropriate"];

    /// <summary>The passages, in the order of the text.</summary>
    public ImmutableArray<VaguePassage> Read()
    {
        var found = ImmutableArray.CreateBuilder<VaguePassage>();
        foreach (var sentence in structure.Sentences)
        {
            if (found.Count >= Most)
            {
                break;
            }

            if (sentence.Kind == BlockKind.Heading || sentence.IsContents)
            {
                continue;
            }

            var verbs = VerbLexicon.Matcher.Find(text, sentence.Span);
            var handles = verbs.Exists(static v => v.Value is not VerbClass.Other);
            var shares = verbs.Exists(static v => v.Value is VerbClass.Share or VerbClass.Sell or VerbClass.Transfer or VerbClass.Provide);
            if (!handles)
            {
                continue;
            }

            var types = lexicon.FindData(text, sentence.Span);
            Add(VagueKind.OpenList, types.Count > 0 ? Open(sentence.Span, types) : null);
            Add(VagueKind.Data, First(sentence.Span, DataZh, DataEn));
            Add(VagueKind.Recipient, shares && lexicon.Parties.Find(text, sentence.Span).Count == 0 ? First(sentence.Span, RecipientZh, RecipientEn) : null);
            Add(VagueKind.Purpose, lexicon.Purposes.Find(text, sentence.Span) is { Count: > 0 } purposes && purposes.TrueForAll(static p => p.Value.IsVague) ? purposes[0].Span.In(text) : null);
            Add(VagueKind.Possibility, types.Count > 0 ? First(sentence.Span, MayZh, MayEn) : null);

            void Add(VagueKind kind, string? words)
            {
                if (words is not null && found.Count < Most)
                {
                    found.Add(new(kind, words, evidence.Quote(sentence.Span, structure.PathOf(sentence))));
                }
            }
        }

        return found.ToImmutable();
    }

    private string? Open(TextSpan span, List<TermHit<Knowledge.DataType>> types)
    {
        if (First(span, OpenZh, OpenEn) is { } words)
        {
            return words;
        }

        return types.Exists(t => text.AsSpan(t.Span.End, span.End - t.Span.End).TrimStart("）) ") is var rest && rest.StartsWith("等", StringComparison.Ordinal) && !Scan.Starts(rest, ["等级", "等待", "等同", "等于", "等候"]))
            ? "等" : null;
    }

    private string? First(TextSpan span, string[] zh, string[] en)
    {
        var words = text.AsSpan(span.Start, span.Length);
        foreach (var word in zh)
        {
            if (words.Contains(word, StringComparison.Ordinal))
            {
                return word;
            }
        }

        foreach (var word in en)
        {
            if (Scan.Word(words, [word]) >= 0)
            {
                return word;
            }
        }

        return null;
    }
}
