using System.Collections.Immutable;
using Candor.Knowledge;
using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Sentences to disclosures.</summary>
internal sealed class DisclosureReader(PolicyLexicon lexicon, FrameReader frames, string text, PolicyStructure structure, DisclosureLedger ledger)
{
    private static readonly System.Buffers.SearchValues<char> ClauseEnds = System.Buffers.SearchValues.Create("，；。：;:");
    private readonly Dictionary<int, List<Frame>> _frames = [];

    /// <summary>Reads every sentence that is not a heading, a row of a table, a line of the table of contents or part of a list that was read.</summary>
    /// <param name="lists">Where the lists stand, ascending.</param>
    public void Read(IReadOnlyList<TextSpan> lists)
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

            if (sentence.Kind is not (BlockKind.Heading or BlockKind.TableRow) && !sentence.IsContents)
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
        var types = lexicon.DataTypes.Find(text, sentence.Span);
        if (types.Count == 0)
        {
            return;
        }

        var own = FramesOf(number);
        Frame? inherited = null;
        if (own.Count == 0 || !own.Exists(static f => f.Actions.Length > 0))
        {
            inherited = LeadIn(sentence.LeadIn) ?? Previous(number, sentence);
        }

        var words = sentence.Span.In(text);
        var vague = VagueWords.Stand(words, types, sentence.Span.Start);
        var purposes = lexicon.Purposes.Find(text, sentence.Span);
        foreach (var type in types)
        {
            var frame = own.Exists(static f => f.Actions.Length > 0) ? Governor(own, type.Span, sentence.Span) : own.Exists(f => f.Verb.Start < type.Span.Start) ? null : inherited;
            if (frame is { Discloses: true })
            {
                ledger.Add(frame, type.Value.Id, Purpose(purposes, type.Span), DisclosureSource.Sentence, vague, sentence.Span, structure.PathOf(sentence));
            }
        }
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
        var before = own.FindLast(f => f.Verb.End <= type.Start);
        var after = own.Find(f => f.Verb.Start >= type.End);
        if (after is not null && IsFronted(type, after.Verb, sentence, before))
        {
            return after;
        }

        return before ?? (after is not null && InClause(type, after.Verb) ? after : null);
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
            ? Scan.Any(lead, ["将", "把", "对", "就"]) || Scan.Any(between, ["被", "予以", "进行", "会由", "由", "提供给"])
            : Scan.Word(between, ["is", "are", "be", "been", "being", "was", "were", "we", "we may"]) >= 0 && Scan.Word(between, ["to", "if", "when", "that you"]) < 0;
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
