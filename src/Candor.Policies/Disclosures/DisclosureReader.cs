using System.Collections.Immutable;
using Candor.Knowledge;
using Candor.Policies.Contradictions;
using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Sentences to disclosures.</summary>
internal sealed class DisclosureReader(PolicyLexicon lexicon, FrameReader frames, string text, PolicyStructure structure, DisclosureLedger ledger)
{
    private static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create("，；。：;:");
    private static readonly System.Buffers.SearchValues<char> Stops = System.Buffers.SearchValues.Create("。；;.");
    private static readonly System.Buffers.SearchValues<char> AllStops = System.Buffers.SearchValues.Create("，。；,.;\n");
    private static readonly string[] Excepting =
    [
        "however, this does not apply", "this does not apply", "the exceptions are", "exceptions:", "the following are exceptions", "except in the following", "except as", "except for", "unless",
        "但以下情", "但下列情", "但如下情", "以下情形除外", "以下情况除外", "下列情形除外", "下列情况除外", "例外情况", "例外情形", "除非", "但在以下", "但在下列", "但法律",
    ];

    private readonly Dictionary<int, List<Frame>> _frames = [];

    // The last sentence that said something, and what.
    private (int Sentence, Frame Frame)? _said;

    // The last sentence that named data that is done something with, and which.
    private (int Sentence, List<string> Types) _named = (-1, []);

    /// <summary>Reads every sentence that is not a heading, a line of the table of contents, or part of a list or table that was read.</summary>
    /// <param name="lists">Where the lists stand, ascending.</param>
    /// <param name="tabled">The blocks of the rows of the tables that were read.</param>
    public void Read(IReadOnlyList<TextSpan> lists, IReadOnlySet<int> tabled)
    {
        var list = 0;
        for (var i = 0; i < structure.Sentences.Length && !ledger.IsFull; i++)
        {
            var sentence = structure.Sentences[i];
            while (list < lists.Count && lists[list].End <= sentence.Span.Start)
            {
                list++;
            }

            if (list < lists.Count && lists[list].Start < sentence.Span.End)
            {
                continue;
            }

            if (sentence.Kind != BlockKind.Heading && !tabled.Contains(sentence.Block) && !sentence.IsContents)
            {
                Read(i, sentence);
            }
        }
    }

    /// <summary>The frame that the sentence with a number hands on to the list that it introduces; null where it has none.</summary>
    public Frame? LeadIn(int sentence)
    {
        for (var depth = 0; sentence >= 0 && depth < 8; depth++)
        {
            var own = FramesOf(sentence);
            if (own.FindLast(static f => f.Discloses || f.Actions.Length > 0) is { } frame)
            {
                return frame.Discloses ? frame : null;
            }

            if (own.Count > 0)
            {
                return null;
            }

            sentence = structure.Sentences[sentence].LeadIn;
        }

        return null;
    }

    private List<Frame> FramesOf(int sentence)
    {
        if (!_frames.TryGetValue(sentence, out var list))
        {
            _frames[sentence] = list = frames.Read(text, structure.Sentences[sentence].Span);
        }

        return list;
    }

    private void Read(int number, Sentence sentence)
    {
        var types = lexicon.FindData(text, sentence.Span);
        types.RemoveAll(t => Instruments.Is(text, sentence.Span, t.Span) || IsOfProtection(t, sentence.Span));
        if (types.Count > 1)
        {
            types.RemoveAll(t => t.Value.Id == DataTypeOntology.Root && text.AsSpan(sentence.Span.Start, t.Span.Start - sentence.Span.Start).TrimEnd().EndsWith("following", StringComparison.OrdinalIgnoreCase));
        }

        if (text[sentence.Span.End - 1] is '?' or '？')
        {
            return;
        }

        if (GoesBack(number, sentence, types) || types.Count == 0)
        {
            return;
        }

        var own = FramesOf(number);

        var words = sentence.Span.In(text);
        if (IsOfLaw(words))
        {
            return;
        }

        var acts = own.Exists(static f => f.Actions.Length > 0 && !IsOfOthers(f));
        var inherited = acts ? null : Inherited(number, sentence, words, own);
        var vague = VagueWords.Stand(words, types, sentence.Span.Start);
        var purposes = lexicon.Purposes.Find(text, sentence.Span);
        var governed = new List<(TermHit<DataType> Type, Frame Frame)>();
        var named = new List<string>();
        foreach (var type in types)
        {
            if (!acts)
            {
                Add(own.Exists(f => f.Verb.Start < type.Span.Start && !f.IsRelative && !IsOfUser(f)) ? null : inherited, type);
                continue;
            }

            var frame = Governor(own, type.Span, sentence.Span);
            if (frame is not null && frame.Verb.End <= type.Span.Start && PurposeClauses.Holds(text, sentence.Span, frame.Verb, type.Span, types))
            {
                continue;
            }

            Add(frame, type);
            foreach (var other in Sharing(own, frame, type.Span, types))
            {
                Add(other, type);
            }
        }

        // "We collect your location and share it": what is named before in the sentence.
        foreach (var again in governed.Count == 0 ? [] : own.Where(f => f.Discloses && Anaphora.Refers(text, sentence.Span, f.Verb)))
        {
            foreach (var (type, frame) in governed.Where(g => g.Frame != again && g.Type.Span.End <= again.Verb.Start).ToList())
            {
                Add(again, type);
            }
        }

        if (named.Count > 0)
        {
            _named = (number, named);
        }

        void Add(Frame? frame, TermHit<DataType> type)
        {
            if (frame is { Discloses: true } && !(frame.Reading.Outcome == Outcome.Denied && type.Value.Id == DataTypeOntology.Root && (DataPhrases.IsBare(type.Span.In(text)) || Anaphora.IsPointed(text, sentence.Span, type.Span))))
            {
                _said = (number, frame);
                governed.Add((type, frame));
                if (type.Value.Id != DataTypeOntology.Root && !named.Contains(type.Value.Id))
                {
                    named.Add(type.Value.Id);
                }

                ledger.Add(Placed(frame, number, sentence), type.Value.Id, Purpose(purposes, type.Span), DisclosureSource.Sentence, vague, sentence.Span, structure.PathOf(sentence), Firmness.Is(text, sentence.Span, frame, type.Span, type.Value.Id == DataTypeOntology.Root) ? words : null);
            }
        }

        // "how you use our services": what the user does is no statement of what is done with data.
        bool IsOfUser(Frame frame) => frame.Actions.IsEmpty && Scan.Word(text.AsSpan(Math.Max(sentence.Span.Start, frame.Verb.Start - 12), Math.Min(12, frame.Verb.Start - sentence.Span.Start)), ["you", "users"]) >= 0;
    }

    // "We collect your email address. We share this information with partners": what was named in the sentence before.
    private bool GoesBack(int number, Sentence sentence, List<TermHit<DataType>> types)
    {
        if (_named.Types.Count == 0 || number - _named.Sentence is < 1 or > 2 || structure.Sentences[_named.Sentence].Section != sentence.Section ||
            types.Exists(t => t.Value.Id != DataTypeOntology.Root) || (types.Count > 0 && !Anaphora.Stands(sentence.Span.In(text))))
        {
            return false;
        }

        var added = false;
        foreach (var frame in FramesOf(number).Where(f => f.Discloses && Anaphora.Refers(text, sentence.Span, f.Verb)))
        {
            added = true;
            var purposes = lexicon.Purposes.Find(text, sentence.Span);
            foreach (var type in _named.Types)
            {
                ledger.Add(Placed(frame, number, sentence), type, Purpose(purposes, frame.Verb), DisclosureSource.Sentence, false, sentence.Span, structure.PathOf(sentence));
            }
        }

        if (added)
        {
            _named = (number, _named.Types);
        }

        return added;
    }

    // A denial under a heading of children holds for them; one that the next sentence takes exceptions from holds but for these.
    private Frame Placed(Frame frame, int number, Sentence sentence)
    {
        if (frame.Reading is not { Outcome: Outcome.Denied, Condition: null })
        {
            return frame;
        }

        var path = structure.PathOf(sentence);
        for (var i = path.Length - 1; i >= 0; i--)
        {
            if (Scan.Any(path[i], ["儿童", "未成年", "child", "minors", "kids"]))
            {
                return frame with { Reading = frame.Reading with { Condition = Scan.Phrase(path[i]) } };
            }
        }

        if (number + 1 < structure.Sentences.Length && structure.Sentences[number + 1] is { Kind: not BlockKind.Heading } next)
        {
            var words = text.AsSpan(next.Span.Start, next.Span.Length).TrimStart(" •·*-_（(");
            if (Scan.Starts(words, Excepting) || (words.Length < 40 && Scan.Any(words, ["除外", "例外"])))
            {
                return frame with { Reading = frame.Reading with { Condition = Scan.Phrase(words) } };
            }
        }

        return frame;
    }

    // 个人信息保护, personal data breach: words of the law that hold the name of data.
    private bool IsOfProtection(TermHit<DataType> type, TextSpan sentence) =>
        type.Value.Id == "age" && text.AsSpan(type.Span.End, Math.Min(6, sentence.End - type.Span.End)).Trim() is { Length: > 0 } next && char.IsAsciiDigit(next[0]) ? true
        : type.Value.Id == "country-region" && text[type.Span.Start] < 0x2E80 ? IsPlace(type.Span, sentence)
        : type.Value.Id == "age" ? Scan.Word(text.AsSpan(sentence.Start, type.Span.Start - sentence.Start), ["under the", "over the", "below the", "minimum", "reached the", "legal", "above the"]) >= 0 && Scan.Word(text.AsSpan(type.Span.End, Math.Min(4, sentence.End - type.Span.End)), ["of"]) >= 0
        : type.Value.Id == DataTypeOntology.Root && Scan.Starts(text.AsSpan(type.Span.End, Math.Min(24, sentence.End - type.Span.End)).TrimStart(), ["安全", "保护", "主体", "处理者", "权益", "影响评估", "泄露事件", "protection", "breach", "controller", "processor", "privacy", "security"]);

    // "laws outside your country of residence", "from your country": a place where data goes, not data.
    private bool IsPlace(TextSpan type, TextSpan sentence)
    {
        var before = text.AsSpan(sentence.Start, type.Start - sentence.Start).TrimEnd();
        foreach (var word in (string[])["your", "the", "any", "this", "that", "a", "other", "own", "home"])
        {
            before = before.EndsWith(" " + word, StringComparison.OrdinalIgnoreCase) ? before[..^(word.Length + 1)].TrimEnd() : before;
        }

        return before.Length > 0 && Scan.Word(before[(before.LastIndexOf(' ') + 1)..], ["outside", "in", "within", "of", "from", "to", "than", "by", "under", "for", "across"]) >= 0;
    }

    // What the law calls personal information says nothing of the app.
    private static bool IsOfLaw(string words) =>
        Scan.Starts(words.AsSpan().TrimStart(" •·*-_"), ["a cookie is", "cookies are", "a \"cookie\" is", "web beacons are", "a web beacon is", "pixels are", "a pixel is", "local storage is", "Cookie是", "Cookie 是", "Cookies是", "Cookies 是"]) ||
        Scan.Any(words, ["以电子或者其他方式", "一旦泄露", "一旦被泄露", "any information relating to an identified", "information that identifies, relates to"]) && !Scan.Any(words, ["我们会", "我们将", "we collect"]);

    private static bool IsOfOthers(Frame frame) => frame.IsRelative && !frame.Discloses;

    private Frame? Inherited(int number, Sentence sentence, string words, List<Frame> own)
    {
        if (sentence.Kind == BlockKind.TableRow && ContextFrames.Ticked(words) is { } ticked)
        {
            return ticked;
        }

        if ((LeadIn(sentence.LeadIn) ?? Previous(number, sentence)) is { } frame)
        {
            return frame;
        }

        if (_said is { } said && number - said.Sentence <= 3 && structure.Sentences[said.Sentence].Section == sentence.Section && ContextFrames.GoesOn(words))
        {
            return said.Frame;
        }

        if (own.Count == 0 && sentence.LeadIn < 0 && ContextFrames.RefersBack(words))
        {
            return ContextFrames.Collects;
        }

        var introduced = sentence.LeadIn >= 0 && FramesOf(sentence.LeadIn).Count > 0;
        return !introduced && !words.Contains('?', StringComparison.Ordinal) && (ContextFrames.Names(words, sentence.Kind) || (own.Count == 0 && sentence.LeadIn < 0 && ContextFrames.IsList(words, lexicon.FindData(text, sentence.Span).Count))) && !own.Exists(static f => f.Reading.Outcome == Outcome.Denied)
            ? ContextFrames.Headed(structure.PathOf(sentence))
            : null;
    }

    /// <summary>
    /// Further verbs that share an object: coordinated ones before the governor ("收集或向第三方提供您的通讯录"), and later ones that have no object of
    /// their own ("您的人脸信息仅在本地处理，不会上传").
    /// </summary>
    private IEnumerable<Frame> Sharing(List<Frame> own, Frame? governor, TextSpan type, List<TermHit<DataType>> types)
    {
        var at = governor is null ? -1 : own.IndexOf(governor);
        for (var i = at; i > 0 && own[i].Verb.End <= type.Start && IsJoined(own[i - 1].Verb, own[i].Verb, types); i--)
        {
            yield return own[i - 1];
        }

        var last = governor is not null && governor.Verb.Start > type.Start ? governor.Verb.End : type.End;
        foreach (var frame in own.Where(f => f.Verb.Start >= last && f != governor))
        {
            if (!IsElliptic(last, frame, type, types))
            {
                yield break;
            }

            yield return frame;
            last = frame.Verb.End;
        }
    }

    private bool IsJoined(TextSpan left, TextSpan right, List<TermHit<DataType>> types)
    {
        var between = text.AsSpan(left.End, Math.Max(0, right.Start - left.End));
        return between.Length <= 24 && !types.Exists(t => t.Span.Start >= left.End && t.Span.Start < right.Start) &&
            Scan.Starts(between.TrimStart(), ["或", "和", "与", "及", "并", "、", "以及", "or ", "and ", ", or", ", and"]) && Scan.Word(between, ["we", "you", "they"]) < 0;
    }

    // Only a denial is taken over a comma: "我们收集您的位置，用于…，并处理订单" says nothing more of the position.
    private bool IsElliptic(int from, Frame frame, TextSpan type, List<TermHit<DataType>> types)
    {
        var between = text.AsSpan(from, Math.Max(0, frame.Verb.Start - from));
        if (frame.Reading.Outcome != Outcome.Denied || frame.Actions.Length == 0 || between.Length > 40 || between.IndexOfAny(Stops) >= 0 || (between.IndexOfAny("，,") < 0 && text[type.Start] > 0x2E80))
        {
            return false;
        }

        // Any object of its own, known or not, makes it speak of something else.
        var after = text.AsSpan(frame.Verb.End, Math.Min(24, text.Length - frame.Verb.End));
        var end = after.IndexOfAny(AllStops);
        after = (end >= 0 ? after[..end] : after).Trim();
        var hasObject = types.Exists(t => t.Span.Start >= frame.Verb.End && t.Span.Start < frame.Verb.End + 40);
        return !hasObject && (after.Length <= 1 || Scan.Starts(after, ["至", "到", "给", "于", "在", "it", "them", "to ", "on ", "with ", "该", "上述", "此类", "这些", "此"]));
    }

    // 我们会收集：（1）姓名；（2）手机号；: the sentence before in the same block governs.
    private Frame? Previous(int number, Sentence sentence)
    {
        for (var i = number - 1; i >= 0 && structure.Sentences[i].Block == sentence.Block && number - i < 60; i--)
        {
            if (text[structure.Sentences[i].Span.End - 1] is not ('；' or ';' or '：' or ':'))
            {
                return null;
            }

            if (FramesOf(i) is { Count: > 0 } list)
            {
                return list.FindLast(static f => f.Actions.Length > 0) is { Discloses: true } frame ? frame : null;
            }
        }

        return null;
    }

    private Frame? Governor(List<Frame> own, TextSpan type, TextSpan sentence)
    {
        // A verb that only tells which data is meant governs nothing where the sentence has another.
        var before = own.FindLast(f => f.Verb.End <= type.Start && !f.IsRelative);
        var relative = own.FindLast(f => f.Verb.End <= type.Start && f.IsRelative && (before is null || f.Verb.Start > before.Verb.Start));
        var after = own.Find(f => f.Verb.Start >= type.End && !f.IsRelative);
        if (after is not null && IsFronted(type, after.Verb, sentence, before))
        {
            return after;
        }

        return before is { Actions.Length: > 0 } ? before : relative ?? before ?? (after is not null && (InClause(type, after.Verb) || IsTopic(type, sentence, after.Verb)) ? after : null);
    }

    // 将您的位置信息提供给…, 对您的信息进行分析, your name is collected: the object stands before its verb.
    private bool IsFronted(TextSpan type, TextSpan verb, TextSpan sentence, Frame? before)
    {
        var from = before?.Verb.End ?? sentence.Start;
        var lead = text.AsSpan(from, type.Start - from);
        var comma = lead.LastIndexOfAny("，；。");
        lead = lead[(comma + 1)..];
        var between = text.AsSpan(type.End, verb.Start - type.End);
        if (!InClause(type, verb))
        {
            return false;
        }

        return text[verb.Start] > 0x2E80
            ? Scan.Any(lead, ["将", "把", "对", "就"]) || Scan.Any(between, ["被", "予以", "进行", "会由", "由", "提供给"]) || (Scan.Starts(between.Trim(), ["将", "会", "需", "可能", "不会", "均", "仅", "都", "也"]) && !Scan.Any(between, ["我们", "您", "需要您"]))
            : (Scan.Word(between, ["is", "are", "be", "been", "being", "was", "were"]) >= 0 && Scan.Word(between, ["to", "if", "when", "that you", "but", "we", "they", "while", "before it", "after it", "until it", "once it"]) < 0) ||
                between.Trim().ToString().ToLowerInvariant() is "we" or "that we" or "which we" or "we may" or "that we may" or "we also" or "we might";
    }

    // 对于您的通讯录，我们不会进行收集: what is spoken of stands in a clause of its own.
    private bool IsTopic(TextSpan type, TextSpan sentence, TextSpan verb)
    {
        var lead = text.AsSpan(sentence.Start, type.Start - sentence.Start);
        var between = text.AsSpan(type.End, verb.Start - type.End);
        return between.Length < 30 && between.Count('，') + between.Count(',') == 1 && between.IndexOfAny("。；") < 0 &&
            (Scan.Starts(lead, ["对于", "关于", "针对", "就", "As for", "Regarding", "With regard", "As to"]));
    }

    private bool InClause(TextSpan type, TextSpan verb)
    {
        var between = text.AsSpan(type.End, verb.Start - type.End);
        return !between.ContainsAny(ClauseEnds);
    }

    private static string? Purpose(List<TermHit<Purpose>> purposes, TextSpan type)
    {
        var after = purposes.Find(p => p.Span.Start >= type.End && !Overlaps(p.Span, type));
        var found = after.Value ?? purposes.FindLast(p => !Overlaps(p.Span, type)).Value;
        return found?.Id;
    }

    private static bool Overlaps(TextSpan a, TextSpan b) => a.Start < b.End && b.Start < a.End;
}
