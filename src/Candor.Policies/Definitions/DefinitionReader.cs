using System.Collections.Immutable;
using Candor.Knowledge;
using Candor.Policies.Disclosures;
using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.Definitions;

/// <summary>Finds where a policy says what its terms cover: "设备信息包括…", "设备信息（IMEI、…）", "device information such as …".</summary>
internal sealed class DefinitionReader(PolicyLexicon lexicon, string text, PolicyStructure structure, Evidences evidence)
{
    private const int Most = 1_000;
    private const int Furthest = 14;

    private static readonly string[] Means =
        ["包括但不限于", "包含但不限于", "主要包括", "包括", "包含", "是指", "指的是", "指", "涵盖", "具体为", "分为", "如：", "例如", "比如", " includes", " include", " including", ", including", " such as", ", such as", " means", " refers to", " consists of", " comprises", " (including", " (such as", " (e.g", "（包括", "（如", "（例如", "（包含", "（"];

    /// <summary>The definitions, in the order of the text.</summary>
    public ImmutableArray<PolicyDefinition> Read()
    {
        var found = ImmutableArray.CreateBuilder<PolicyDefinition>();
        foreach (var sentence in structure.Sentences)
        {
            if (sentence.Kind == BlockKind.Heading || sentence.IsContents || found.Count >= Most)
            {
                continue;
            }

            var hits = lexicon.FindData(text, sentence.Span);
            for (var i = 0; i + 1 < hits.Count; i++)
            {
                if (hits[i].Value is { IsGeneric: true } term && term.Id is not (DataTypeOntology.Root or "sensitive-personal-information") && Members(hits, i, sentence.Span) is { Length: > 0 } members)
                {
                    found.Add(new(term.Id, members, evidence.Quote(sentence.Span, structure.PathOf(sentence))));
                }
            }
        }

        return found.ToImmutable();
    }

    private ImmutableArray<string> Members(List<TermHit<DataType>> hits, int term, TextSpan sentence)
    {
        var after = text.AsSpan(hits[term].Span.End, Math.Min(Furthest, sentence.End - hits[term].Span.End));
        var (from, lead) = (hits[term].Span.End, Lead(after));
        var means = Array.Find(Means, m => StartsWith(text, from, m) || StartsWith(text, from + lead, m));
        if (means is null)
        {
            return [];
        }

        var end = End(hits[term].Span.End, sentence.End, means);
        var members = ImmutableArray.CreateBuilder<string>();
        for (var i = term + 1; i < hits.Count && hits[i].Span.Start < end; i++)
        {
            // A second term that is defined in the same list begins a list of its own.
            if (hits[i].Value.Id != hits[term].Value.Id && !members.Contains(hits[i].Value.Id) && !lexicon.Knowledge.DataTypes.Subsumes(hits[i].Value.Id, hits[term].Value.Id))
            {
                members.Add(hits[i].Value.Id);
            }
        }

        return members.ToImmutable();
    }

    // A few words may stand between: 设备信息，主要包括; device information may include.
    private static int Lead(ReadOnlySpan<char> after)
    {
        foreach (var lead in (string[])["，", "：", ":", "（下称", "可能", "主要", " may", " can", " which", ",", " ("])
        {
            if (after.StartsWith(lead, StringComparison.OrdinalIgnoreCase) && lead is not ("：" or ":"))
            {
                return lead.Length;
            }
        }

        return 0;
    }

    // A list in brackets ends with them; any other with the sentence or the next clause that begins with a verb of ours.
    private int End(int from, int end, string means)
    {
        if (means.Contains('（', StringComparison.Ordinal) || means.Contains('(', StringComparison.Ordinal))
        {
            var depth = 0;
            for (var i = from; i < end; i++)
            {
                depth += text[i] is '（' or '(' ? 1 : text[i] is '）' or ')' ? -1 : 0;
                if (depth == 0 && text[i] is '）' or ')')
                {
                    return i;
                }
            }

            return end;
        }

        var rest = text.AsSpan(from, end - from);
        var stop = Scan.First(rest, ["，我们", "，用于", "，以便", "，为了", "。", "；", ", we ", ", which we", ", to ", ", in order"]);
        return stop < 0 ? end : from + stop;
    }

    private static bool StartsWith(string text, int at, string word) =>
        at >= 0 && at + word.Length <= text.Length && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase);
}
