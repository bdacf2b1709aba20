namespace Candor.Policies.Negation;

/// <summary>Negation scope in English. A negator reaches to the end of the verb phrase that it opens: over coordinated verbs, not over a new subject.</summary>
internal static class EnglishPolarity
{
    private const int LongestSubject = 80;

    private static readonly string[] Openers =
    [
        "but", "however", "instead", "rather", "although", "though", "while", "whereas", "that", "which", "who", "if", "when", "whenever", "where", "because",
        "so", "how", "what", "why", "whether", "unless", "we", "they", "you", "it", "i", "partners", "parties", "providers", "advertisers", "vendors", "sdk", "sdks", "company",
        "app", "application", "service", "services", "websites", "users", "only", "once", "after", "before", "nor",
    ];

    private static readonly string[] Negators =
    [
        "not", "don't", "doesn't", "didn't", "won't", "don’t", "doesn’t", "won’t", "isn't", "isn’t", "aren't", "aren’t", "cannot", "can't", "can’t", "never", "neither", "nor",
        "no longer", "without", "will never", "prohibit", "prohibits", "prohibited",
    ];

    private static readonly string[] Blockers =
    [
        "able", "responsible", "liable", "control", "apply", "applies", "mean", "limit", "affect", "prevent", "require", "required", "want", "wish", "agree", "consent", "allow", "need",
        "necessarily", "guarantee", "like", "prefer", "choose", "rule", "obliged", "have",
    ];

    private static readonly string[] Topics = ["how", "what", "why", "whether", "how and why"];

    private static readonly string[] Guards =
        ["prevent", "protect", "against", "unauthorized", "unauthorised", "stop", "cease", "discontinue", "object to", "opt out of", "opt-out of", "withdraw", "refuse", "restrict", "limit", "request that we", "ask us to", "avoid", "right to", "ability to", "decline", "disable"];

    private static readonly string[] ByConsent =
    [
        "consent", "permission", "agree", "authoriz", "authoris", "opt in", "opt-in", "you choose", "you tell", "you ask", "you request", "you direct", "you instruct", "you allow", "you provide",
        "you decide", "you enable", "you explicitly", "you specifically", "your approval", "you approve", "your direction", "your instruction", "at your request", "you give", "you turn",
    ];

    private static readonly string[] Children =
        ["child", "children", "minor", "minors", "kids", "under 13", "under 14", "under 16", "under 18", "under the age", "younger than", "knowingly", "intentionally", "deliberately"];

    private static readonly string[] Exceptions = ["unless", "except", "other than", "apart from", "aside from", "save where", "save as", "until", "with these exceptions", "with the following exceptions", "subject to the following", "only"];

    /// <summary>Reads what the sentence states about the verb.</summary>
    public static PolarityReading Read(string sentence, int verb, int length)
    {
        var text = sentence.AsSpan();
        var (start, opener) = ClauseStart(text, verb);
        var clause = text[start..verb];
        var after = text[(verb + length)..];
        if (Scan.Starts(opener, Topics) || IsTopic(text, start) || IsFarTopic(text[..verb]) || IsLearned(text[..verb]) || Scan.Word(text, ["means", "refers to", "is defined as"]) >= 0 || IsGuarded(text[ClauseComma(text, start, verb)..verb]))
        {
            return PolarityReading.None;
        }

        var modality = Scan.Word(clause, ["may", "might", "could", "can", "possibly"]) >= 0 ? Modality.May : Modality.Does;
        if (NobodyActs(text[..verb]))
        {
            return Denied(text, start, verb, after, clause);
        }

        var negator = Negator(Unbracketed(clause));
        var noObject = Scan.Starts(after, [" no ", " none ", " neither ", " nothing"]);
        if (negator < 0 && !noObject)
        {
            return new(Outcome.Affirmed, Condition(text, start, verb, after), modality);
        }

        if (negator >= 0 && noObject)
        {
            return new(Outcome.Affirmed, Condition(text, start, verb, after), modality);
        }

        if (negator >= 0)
        {
            var scope = clause[negator..];
            if (Scan.Word(scope, Blockers) >= 0 || Scan.Word(clause[..negator], ["if", "whether"]) >= 0 || opener is "if" or "whether" or "when" or "where" or "because" or "once")
            {
                return PolarityReading.None;
            }

            if (scope.StartsWith("without", StringComparison.OrdinalIgnoreCase) && Scan.Any(scope, ByConsent))
            {
                return new(Outcome.Affirmed, Condition(text, start, verb, after), modality);
            }
        }

        if (opener == "you" || opener is "if" or "unless" || IsSupposed(text, start, opener))
        {
            return PolarityReading.None;
        }

        return Denied(text, start, verb, after, clause);
    }

    // "If we do not collect …": what is denied is only supposed.
    private static bool IsSupposed(ReadOnlySpan<char> text, int start, string opener)
    {
        var before = text[..Math.Max(0, start - opener.Length)].TrimEnd();
        var space = before.LastIndexOf(' ');
        return before[(space + 1)..].ToString().ToLowerInvariant() is "if" or "whether" or "because" or "where";
    }

    /// <summary>Whether the subject itself is denied: "no third party in the app collects …".</summary>
    private static bool NobodyActs(ReadOnlySpan<char> before)
    {
        var subject = before[Math.Max(0, before.Length - LongestSubject)..];
        var from = subject.LastIndexOfAny(",;:.");
        return Scan.Word(subject[(from + 1)..], ["no third party", "no third parties", "no other party", "no other parties", "no one", "nobody", "none of", "at no time", "at no point", "has no ability to", "have no ability to", "has no way to", "have no way to", "have no means to", "is unable to", "are unable to", "under no circumstances", "in no event", "in no case", "by no means", "on no account", "in no circumstances"]) >= 0;
    }

    private static PolarityReading Denied(ReadOnlySpan<char> text, int start, int verb, ReadOnlySpan<char> after, ReadOnlySpan<char> clause)
    {
        var without = after.IndexOf("without", StringComparison.OrdinalIgnoreCase);
        if (without >= 0 && Scan.Any(after[without..], ByConsent))
        {
            return new(Outcome.Affirmed, Scan.Phrase(UpToClause(after[without..])), Modality.May);
        }

        var head = text[..start];
        var early = Scan.Word(head, Exceptions.AsSpan()[..^1]);
        early = early < 0 && head.StartsWith("without", StringComparison.OrdinalIgnoreCase) ? 0 : early;
        var late = Scan.Word(after, Exceptions.AsSpan()[..^1]);
        var exception = late >= 0 ? Scan.Phrase(after[late..]) : early >= 0 ? Scan.Phrase(UpToClause(head[early..])) : null;
        if (exception is not null)
        {
            return Scan.Any(exception, ByConsent) ? new(Outcome.Affirmed, exception, Modality.May) : new(Outcome.Denied, exception, Modality.Does);
        }

        if (Scan.Word(clause, Children) >= 0 || Scan.Word(after, Children) >= 0)
        {
            return new(Outcome.Denied, Scan.Phrase(text[start..]), Modality.Does);
        }

        var condition = Scan.Word(after, ["when you", "while", "if you", "in incognito", "in private", "in guest", "in the background", "during", "before you", "before the", "prior to", "after you", "after it", "after they", "after the", "after we", "after analysis", "after processing", "after use", "once", "longer than", "beyond", "if ", "where "]);
        return new(Outcome.Denied, condition >= 0 ? Scan.Phrase(after[condition..]) : Setting(head) ?? Edition(clause) ?? Purpose(text, verb, after), Modality.Does);
    }

    // "In guest mode we do not …": the denial holds at a time or in a mode.
    private static string? Setting(ReadOnlySpan<char> head)
    {
        var stop = head.LastIndexOfAny(";:.");
        var words = head[(stop + 1)..].Trim(" ,");
        var at = words.LastIndexOf(' ');
        words = at > 0 && words[(at + 1)..].ToString().ToLowerInvariant() is "we" or "app" or "they" or "it" or "the" or "our" ? words[..at].TrimEnd(" ,") : words;
        return Scan.Starts(words, ["in ", "on ios", "on android", "on iphone", "on the web", "on our web", "for users in", "for residents", "if ", "once ", "where ", "later", "in this case", "in these cases", "in such cases",  "during ", "while ", "before ", "when ", "until ", "after ", "outside "]) &&
            !Scan.Starts(words, ["in this policy", "in this way", "in this regard", "in our", "in general", "in any", "in addition", "in fact", "in order", "in particular", "in other words", "in the app", "in the game"])
            ? Scan.Phrase(words) : null;
    }

    // "The free version does not …": the denial holds for one edition.
    private static string? Edition(ReadOnlySpan<char> clause) =>
        Scan.Word(clause, ["this version", "current version", "latest version"]) < 0 && Scan.Word(clause, ["version", "edition", "plan", "tier", "mode", "kids app", "children's app"]) is >= 0 and var at && Scan.Word(clause[at..], ["not", "never", "doesn't", "doesn’t", "don't", "won't"]) is >= 0 and var not ? Scan.Phrase(clause[..(at + not)]) : null;

    // "We do not use your location for advertising": one use is denied, not all.
    private static string? Purpose(ReadOnlySpan<char> text, int verb, ReadOnlySpan<char> after)
    {
        // "do not share it to target ads", "do not sell, as defined by law": one way is denied.
        if (Scan.Word(after, ["to target", "to advertise", "to market", "for advertising", "for marketing", "for direct marketing", "for targeted", "for cross-context", "for their own", "for purposes of", "for the purpose of", "for the purposes of", "for money", "for monetary", "in exchange", "as traditionally", "as defined", "as that term", "as those", "in the traditional"]) is >= 0 and var way)
        {
            var rest = after[way..];
            var stop = rest.IndexOfAny(";:.");
            return Scan.Phrase(stop > 0 ? rest[..stop] : rest);
        }

        if (!Scan.Starts(text[verb..], ["us", "process", "analy", "collect", "stor", "record", "track", "access", "read", "retain", "keep"]))
        {
            return null;
        }

        var clause = UpToClause(after);
        var at = Scan.Word(clause, ["for", "to"]);
        if (at < 0 || Scan.Starts(clause[at..], ["for any purpose", "for any reason", "for no ", "to any", "to third", "to our", "to other", "to the", "to a ", "to your", "to you", "to anyone", "for you"]))
        {
            return null;
        }

        return Scan.Phrase(clause[at..]);
    }

    private static (int Start, string Opener) ClauseStart(ReadOnlySpan<char> text, int verb)
    {
        var end = verb;
        while (end > 0)
        {
            while (end > 0 && !char.IsAsciiLetter(text[end - 1]))
            {
                if (text[end - 1] is ';' or ':' || text[end - 1] > 0x2E80)
                {
                    return (end, string.Empty);
                }

                end--;
            }

            var at = end;
            while (at > 0 && (char.IsAsciiLetter(text[at - 1]) || text[at - 1] is '\'' or '’'))
            {
                at--;
            }

            if (at == end)
            {
                break;
            }

            var word = text[at..end];
            foreach (var opener in Openers)
            {
                if (word.Equals(opener, StringComparison.OrdinalIgnoreCase) && !IsObject(text, at))
                {
                    // "nor do we share" puts the negation before the subject.
                    var lead = text[Math.Max(0, at - 12)..at];
                    var inverted = opener is "we" or "they" or "it" && (Scan.Word(lead, ["nor", "neither", "never"]) is >= 0 and var n);
                    return (inverted ? Math.Max(0, at - 12) + Scan.Word(lead, ["nor", "neither", "never"]) : opener == "nor" ? at : end, opener);
                }
            }

            end = at;
        }

        return (0, string.Empty);
    }

    // "with third parties", "from partners": not a subject.
    private static bool IsObject(ReadOnlySpan<char> text, int at)
    {
        var before = text[..at].TrimEnd();
        var comma = before.Length > 0 && before[^1] is ',';
        if (comma)
        {
            return false;
        }

        foreach (var preposition in (string[])["with", "to", "from", "by", "for", "of", "with third", "to third", "from third", "with our", "to our", "any third", "with any third", "to any third", "about", "our", "your", "the", "this", "third"])
        {
            if (before.EndsWith(preposition, StringComparison.OrdinalIgnoreCase) && (before.Length == preposition.Length || !char.IsAsciiLetter(before[^(preposition.Length + 1)])))
            {
                return preposition is not ("our" or "your" or "the" or "this" or "third") || (preposition == "third" && Preposed(before[..^5])) || (preposition != "third" && Preposed(before[..^preposition.Length]));
            }
        }

        return false;
    }

    private static bool Preposed(ReadOnlySpan<char> before)
    {
        before = before.TrimEnd();
        return Scan.Word(before.Length > 8 ? before[^8..] : before, ["with", "to", "from", "by", "for", "of", "any", "using"]) >= 0;
    }

    // "the way in which those third parties use it": of what is spoken, not what is stated.
    private static bool IsFarTopic(ReadOnlySpan<char> before)
    {
        var from = before.LastIndexOfAny(",;:.");
        var near = before[Math.Max(from + 1, before.Length - 72)..];
        return Scan.Word(near, ["the way in which", "the ways in which", "the manner in which", "the extent to which", "the way those", "the way third", "how those", "how these", "how such", "how other", "how third", "how your"]) >= 0;
    }

    // "If we learn that we have collected": only supposed.
    private static bool IsLearned(ReadOnlySpan<char> before) =>
        Scan.Word(before, ["if", "where", "when", "should", "whether"]) is >= 0 and var at && before[at..].IndexOf(',') < 0 &&
        Scan.Word(before[at..], ["knowledge that", "learn", "learns", "become aware", "are aware", "aware that", "discover", "discovers", "find out", "are notified", "realize", "realise", "believe", "think", "suspect", "determine"]) >= 0 && Scan.Word(before[at..], ["that", "we have", "we might have", "has", "have"]) >= 0;

    private static bool IsTopic(ReadOnlySpan<char> text, int start)
    {
        var lead = text[..start];
        lead = lead.Length > 18 ? lead[^18..] : lead;
        return Scan.Word(lead, Topics) >= 0;
    }

    private static int ClauseComma(ReadOnlySpan<char> text, int start, int verb)
    {
        var comma = text[..verb].LastIndexOf(", we ", StringComparison.OrdinalIgnoreCase);
        return Math.Max(Math.Min(start, verb), comma < 0 ? 0 : comma);
    }

    private static bool IsGuarded(ReadOnlySpan<char> clause) =>
        !Scan.Any(clause, ["reserve the right to", "reserves the right to"]) && Scan.Word(clause, Guards) is >= 0 and var at && Scan.Word(clause[Math.Max(0, at - 4)..at], ["no"]) < 0;

    // "data (which does not identify you) is kept": what brackets hold negates nothing outside.
    private static ReadOnlySpan<char> Unbracketed(ReadOnlySpan<char> clause)
    {
        var open = clause.IndexOf('(');
        var close = open < 0 ? -1 : clause[open..].IndexOf(')');
        if (close < 0)
        {
            return clause;
        }

        var words = clause.ToArray();
        words.AsSpan(open, close + 1).Fill(' ');
        return words;
    }

    private static int Negator(ReadOnlySpan<char> clause)
    {
        foreach (var harmless in (string[])["not only", "not just", "not limited to", "not merely", "not solely", "whether or not", "not all", "not every", "not always"])
        {
            if (clause.Contains(harmless, StringComparison.OrdinalIgnoreCase))
            {
                return -1;
            }
        }

        return Scan.Word(clause, Negators);
    }

    private static string? Condition(ReadOnlySpan<char> text, int start, int verb, ReadOnlySpan<char> after)
    {
        string[] words = ["only with", "only if", "only when", "only after", "with your consent", "with your permission", "if you", "when you", "if we", "once you", "after you", "unless", "where you", "subject to your", "without"];
        var late = Scan.Word(after, words);
        if (late >= 0)
        {
            return Scan.Phrase(UpToClause(after[late..]));
        }

        var early = Scan.Word(text[..verb], words);
        return early >= 0 && early <= start ? Scan.Phrase(UpToClause(text[early..verb])) : null;
    }

    private static ReadOnlySpan<char> UpToClause(ReadOnlySpan<char> phrase)
    {
        var end = phrase.IndexOf(',');
        return end > 0 ? phrase[..end] : phrase;
    }
}
