using System.Collections.Immutable;
using Candor.Knowledge;
using Candor.Policies.Disclosures;
using Candor.Policies.Negation;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.Contents;

/// <summary>Looks for the contents that the law asks of a policy: a quote for each that is there, a search for each that is not.</summary>
internal sealed class ContentReader(ImmutableArray<PolicyContent> contents)
{
    private readonly ImmutableArray<(PolicyContent Content, ImmutableArray<TextCue> Cues)> _cues =
        [.. contents.Select(static c => (c, c.Cues.Zh.Concat(c.Cues.En).Select(static cue => new TextCue(cue)).ToImmutableArray()))];

    private const int LongQuote = 500;

    // Sentences that only say what the policy will speak of.
    private static readonly string[] Announcements = ["this privacy policy explains", "this policy explains", "this privacy policy describes", "this policy describes", "this privacy notice", "in this section", "本政策将帮助您了解", "本隐私政策将", "请您仔细阅读", "将帮助您了解以下内容"];

    /// <summary>Looks for every content.</summary>
    /// <param name="text">The text.</param>
    /// <param name="structure">Its structure.</param>
    /// <param name="evidence">Where quotes and searches are kept.</param>
    /// <param name="second">A second opinion on the contents that no cue shows: the sentence of each that speaks of it after all.</param>
    public ImmutableArray<ContentItem> Read(string text, PolicyStructure structure, Evidences evidence, Func<IReadOnlySet<string>, Dictionary<string, Sentence>> second)
    {
        var candidates = structure.Sentences
            .Where(static s => s.Kind != BlockKind.Heading && !s.IsContents)
            .Select(s => (Sentence: s, Headings: Above(text, structure, s)))
            .ToList();
        var found = _cues.ToDictionary(
            static entry => entry.Content.Id,
            entry => Best(text, candidates, entry.Cues),
            StringComparer.Ordinal);
        var opinion = second(found.Where(static f => f.Value is null).Select(static f => f.Key).ToHashSet(StringComparer.Ordinal));
        return
        [
            .. _cues.Select(entry => (found[entry.Content.Id] ?? opinion.GetValueOrDefault(entry.Content.Id)) is { } sentence
                ? new ContentItem(entry.Content.Id, true, evidence.Quote(sentence.Span, structure.PathOf(sentence)))
                : new ContentItem(entry.Content.Id, false, evidence.Search(entry.Content.Name))),
        ];
    }

    /// <summary>Of the sentences that show a content the one that shows it best, the first of equal ones; null where none does.</summary>
    private static Sentence? Best(string text, List<(Sentence Sentence, string Headings)> candidates, ImmutableArray<TextCue> cues)
    {
        var (best, most) = (default(Sentence), int.MinValue);
        foreach (var (sentence, headings) in candidates)
        {
            var words = text.AsSpan(sentence.Span.Start, sentence.Span.Length);
            foreach (var cue in cues)
            {
                if (cue.IsIn(words, headings))
                {
                    var strength = cue.Strength(words, headings) - (words.Length is < 20 or > LongQuote ? 2 : 0) - (Scan.Any(words, Announcements) ? 4 : 0);
                    (best, most) = strength > most ? (sentence, strength) : (best, most);
                }
            }
        }

        return best;
    }

    /// <summary>The headings above a sentence and the sentence that introduces its list.</summary>
    private static string Above(string text, PolicyStructure structure, Sentence sentence)
    {
        var headings = string.Join('\n', structure.PathOf(sentence));
        return sentence.LeadIn < 0 ? headings : $"{headings}\n{structure.Sentences[sentence.LeadIn].Span.In(text)}";
    }
}
