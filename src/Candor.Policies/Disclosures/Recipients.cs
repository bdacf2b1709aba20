using System.Collections.Immutable;
using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Finds the parties to which data goes in a sentence, or that collect it themselves.</summary>
internal sealed class Recipients(PolicyLexicon lexicon, FirstParty own)
{
    private static readonly string[] CompanyEnds = ["股份有限公司", "有限责任公司", "有限公司", "集团公司"];
    private static readonly string[] EnglishEnds = [" Inc.", " Inc", " LLC", " Ltd.", " Ltd", " GmbH", " Corp.", " Corporation"];

    /// <summary>The named parties in a sentence, the first party left out.</summary>
    public List<TermHit<PartyName>> Named(string text, TextSpan sentence)
    {
        var hits = lexicon.Parties.Find(text, sentence);
        var firsts = Own(text, sentence);
        if (!text.AsSpan(sentence.Start, sentence.Length).ContainsAnyInRange('\u4E00', '\u9FFF'))
        {
            hits.RemoveAll(h => lexicon.IsCommonWord(h.Span.In(text)));
        }

        hits.RemoveAll(h => firsts.Exists(f => f.Span.Start <= h.Span.Start && f.Span.End >= h.Span.End));
        return hits;
    }

    /// <summary>Where the app's own names stand in a sentence.</summary>
    public List<TermHit<PartyName>> Own(string text, TextSpan sentence)
    {
        var hits = own.Names?.Find(text, sentence) ?? [];
        if (own.Parties.Count > 0)
        {
            hits.AddRange(lexicon.Parties.Find(text, sentence).Where(h => h.Value.Sdk is null && own.Parties.Contains(h.Value.Party)));
        }

        return hits;
    }

    /// <summary>The recipients that a sentence names or speaks of in general; empty where it has none.</summary>
    public ImmutableArray<(string Party, string? Name)> Of(string text, TextSpan sentence, List<TermHit<PartyName>> named, List<TermHit<Actor>> actors, bool isSharing)
    {
        var found = new List<(string, string?)>();
        foreach (var hit in named)
        {
            var entry = (hit.Value.Party, (string?)hit.Span.In(text));
            if (!found.Exists(f => f.Item1 == entry.Party))
            {
                found.Add(entry);
            }
        }

        if (found.Count == 0 && Company(text, sentence) is { } company && isSharing)
        {
            found.Add((PartyIds.Unknown, company));
        }

        if (found.Count == 0 && actors.Exists(static a => a.Value == Actor.ThirdParty))
        {
            found.Add((PartyIds.ThirdParties, null));
        }

        return [.. found];
    }

    /// <summary>Where a company that is not the policy's own stands; null where there is none, or where it is not known whose policy it is.</summary>
    public TextSpan? OtherCompany(string text, TextSpan within)
    {
        if (own.Names is null || Company(text, within) is not { } name)
        {
            return null;
        }

        var at = text.IndexOf(name, within.Start, within.Length, StringComparison.Ordinal);
        return at < 0 ? null : new(at, name.Length);
    }

    /// <summary>A company that a stretch of text names; null where it names none.</summary>
    public string? Company(string text, TextSpan within)
    {
        var span = text.AsSpan(within.Start, within.Length);
        foreach (var end in CompanyEnds)
        {
            var at = span.IndexOf(end, StringComparison.Ordinal);
            if (at > 1)
            {
                var from = at;
                while (from > 0 && at - from < 24 && IsNamePart(span[from - 1]) && !Scan.Starts(span[(from - 1)..], ["与", "向", "给", "由", "是", "为", "供"]))
                {
                    from--;
                }

                var name = new TextSpan(within.Start + from, at - from + end.Length);
                return at - from > 1 && Own(text, name).Count == 0 ? name.In(text) : null;
            }
        }

        foreach (var end in EnglishEnds)
        {
            var at = span.IndexOf(end, StringComparison.Ordinal);
            if (at > 1)
            {
                var from = at;
                while (from > 0 && at - from < 40 && (char.IsAsciiLetterOrDigit(span[from - 1]) || (span[from - 1] == ' ' && char.IsAsciiLetterUpper(span[from]))))
                {
                    from--;
                }

                var name = new TextSpan(within.Start + from, at - from + end.Length);
                return at - from > 1 && Own(text, name).Count == 0 ? name.In(text).Trim() : null;
            }
        }

        return null;
    }

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c is '（' or '）' or '(' or ')' or '·';
}
