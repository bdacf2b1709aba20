using Candor.Knowledge;
using Candor.Policies.Text;

namespace Candor.Policies.Lexicon;

/// <summary>The names of data types, parties and purposes, ready to be found. Terms of both languages count in texts of either.</summary>
internal sealed class PolicyLexicon
{
    private const int ShortestLatin = 3;
    private readonly DataPhrases _phrases;
    private readonly HashSet<string> _lowerNames = new(StringComparer.Ordinal);

    /// <summary>Makes the lexicon of a knowledge base.</summary>
    public PolicyLexicon(KnowledgeBase knowledge)
    {
        Knowledge = knowledge;
        _phrases = new(knowledge.DataTypes);
        foreach (var type in knowledge.DataTypes.All)
        {
            AddAll(DataTypes, type.Name, type.Synonyms, type);
        }

        foreach (var purpose in knowledge.Purposes)
        {
            AddAll(Purposes, purpose.Name, purpose.Synonyms, purpose);
        }

        foreach (var party in knowledge.Parties.All)
        {
            foreach (var sdk in party.Sdks)
            {
                AddAll(Parties, sdk.Name, sdk.Synonyms, new PartyName(party.Id, sdk.Id), ShortestLatin);
                foreach (var package in sdk.Packages)
                {
                    Parties.Add(package, new(party.Id, sdk.Id));
                }
            }

            _lowerNames.UnionWith(party.Sdks.SelectMany(static s => s.Synonyms.En.Concat(s.Synonyms.Zh).Append(s.Name.En).Append(s.Name.Zh)).Concat(party.Synonyms.En).Concat(party.Synonyms.Zh).Append(party.Name.En).Append(party.Name.Zh).Where(IsLower));
            AddAll(Parties, party.Name, party.Synonyms, new PartyName(party.Id, null), ShortestLatin);
            AddAll(Parties, party.Company, Terms.None, new PartyName(party.Id, null), ShortestLatin);
        }
    }

    /// <summary>The knowledge base.</summary>
    public KnowledgeBase Knowledge { get; }

    /// <summary>Names of data types.</summary>
    public TermMatcher<DataType> DataTypes { get; } = new();

    /// <summary>The data that a stretch of text names: known names, and phrases that are made like names of data.</summary>
    public List<TermHit<DataType>> FindData(string text, TextSpan within) => _phrases.Complete(text, within, DataTypes.Find(text, within));

    /// <summary>Whether a word is no name but an English word that is spelt like one: "spring", "embrace". A name that is written in small letters is one.</summary>
    public bool IsCommonWord(string word) => IsLower(word) && !_lowerNames.Contains(word);

    /// <summary>Names of parties and SDKs.</summary>
    public TermMatcher<PartyName> Parties { get; } = new(keepsWords: true);

    /// <summary>Names of purposes.</summary>
    public TermMatcher<Purpose> Purposes { get; } = new();

    private static bool IsLower(string word) => word.Length > 0 && word.All(static c => char.IsAsciiLetterLower(c));

    private static void AddAll<T>(TermMatcher<T> matcher, LocalizedText name, Terms synonyms, T value, int shortestLatin = 2)
    {
        foreach (var term in synonyms.Zh.AsEnumerable().Concat(synonyms.En).Prepend(name.En).Prepend(name.Zh))
        {
            if (term.Length >= (term.All(char.IsAscii) ? shortestLatin : 2))
            {
                matcher.Add(term, value);
            }

            if (term.Length > 4 && term[^1] == 'y' && term.All(static c => char.IsAsciiLetterLower(c) || c == ' '))
            {
                matcher.Add(term[..^1] + "ies", value);
            }
        }
    }
}
