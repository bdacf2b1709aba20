using System.Collections.Immutable;
using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Finds the verbs of a sentence and what each states.</summary>
internal sealed class FrameReader(Recipients recipients)
{
    private const int Furthest = 6;

    /// <summary>The frames of a sentence, in order. Coordinated verbs (收集、使用和存储) make one frame.</summary>
    public List<Frame> Read(string text, TextSpan sentence)
    {
        var verbs = VerbLexicon.Matcher.Find(text, sentence);
        var frames = new List<Frame>();
        if (verbs.Count == 0)
        {
            return frames;
        }

        var words = sentence.In(text);
        var actors = ActorLexicon.Matcher.Find(text, sentence);
        actors.AddRange(recipients.Own(text, sentence).Select(static o => new TermHit<Actor>(o.Span, Actor.We)));
        var named = recipients.Named(text, sentence);
        actors.AddRange(named.Select(static n => new TermHit<Actor>(n.Span, Actor.ThirdParty)));
        actors.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        for (var i = 0; i < verbs.Count;)
        {
            var last = i;
            while (last + 1 < verbs.Count && verbs[last + 1].Value != VerbClass.Other && verbs[i].Value != VerbClass.Other && IsCoordination(text, verbs[last].Span, verbs[last + 1].Span))
            {
                last++;
            }

            var group = verbs.GetRange(i, last - i + 1);
            var span = new TextSpan(group[0].Span.Start, group[^1].Span.End - group[0].Span.Start);
            frames.Add(Make(text, sentence, words, span, group, actors, named));
            i = last + 1;
        }

        return frames;
    }

    private Frame Make(string text, TextSpan sentence, string words, TextSpan span, List<TermHit<VerbClass>> group, List<TermHit<Actor>> actors, List<TermHit<PartyName>> named)
    {
        if (group[0].Value == VerbClass.Other)
        {
            return new(span, [], [], PolarityReading.None);
        }

        var reading = PolarityReader.Read(words, span.Start - sentence.Start, span.Length);
        var subject = Subjects.Of(text, sentence, span.Start, actors);
        var others = recipients.Of(text, sentence, named, actors.Where(a => a.Value == Actor.ThirdParty && !IsSource(text, sentence, a.Span)).ToList(), true);
        var actions = ImmutableArray.CreateBuilder<DisclosureAction>();
        var to = ImmutableArray.CreateBuilder<(string, string?)>();
        foreach (var verb in group)
        {
            switch (verb.Value)
            {
                case VerbClass.Collect or VerbClass.Use or VerbClass.Store when subject?.Actor == Actor.ThirdParty && others.Length > 0:
                    Add(DisclosureAction.Share, others);
                    break;
                case VerbClass.Collect or VerbClass.Use or VerbClass.Store when subject?.Actor != Actor.You:
                    Add(verb.Value switch { VerbClass.Collect => DisclosureAction.Collect, VerbClass.Use => DisclosureAction.Use, _ => DisclosureAction.Store }, [(PartyIds.First, null)]);
                    break;
                case VerbClass.Share when subject?.Actor != Actor.You && (others.Length > 0 || !IsToUser(text, sentence, span)):
                    Add(DisclosureAction.Share, others.Length > 0 ? others : [(PartyIds.ThirdParties, null)]);
                    break;
                case VerbClass.Sell or VerbClass.Transfer when subject?.Actor != Actor.You:
                    Add(verb.Value == VerbClass.Sell ? DisclosureAction.Sell : DisclosureAction.Transfer, others.Length > 0 ? others : [(PartyIds.ThirdParties, null)]);
                    break;
                case VerbClass.Provide when subject?.Actor == Actor.You:
                    Add(DisclosureAction.Collect, [(PartyIds.First, null)]);
                    break;
                case VerbClass.Provide when others.Length > 0 && GivesToThem(text, sentence, span):
                    Add(DisclosureAction.Share, others);
                    break;
            }
        }

        if (subject?.Actor == Actor.You && group.TrueForAll(static v => v.Value == VerbClass.Provide) && reading.Outcome == Outcome.Denied)
        {
            reading = PolarityReading.None;
        }

        return new(span, actions.ToImmutable(), to.ToImmutable(), reading);

        void Add(DisclosureAction action, ImmutableArray<(string, string?)> parties)
        {
            if (!actions.Contains(action))
            {
                actions.Add(action);
            }

            to.AddRange(parties.Where(p => !to.Contains(p)));
        }
    }

    private static bool IsCoordination(string text, TextSpan left, TextSpan right)
    {
        var between = text.AsSpan(left.End, Math.Max(0, right.Start - left.End)).Trim();
        return between.Length <= Furthest && (between is "" or "、" or "和" or "与" or "及" or "或" or "并" or "以及" or "或者" or "," or "and" or "or" or ", and" or ", or" or "/" or "，" or "and/or" or "、并" or "且" or "并且" or "和/或");
    }

    // 向第三方提供, 提供给第三方, provide to our partners: the third party is where the verb gives to.
    private static bool GivesToThem(string text, TextSpan sentence, TextSpan verb)
    {
        var clause = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        var comma = clause.LastIndexOfAny("，；");
        clause = clause[(comma + 1)..];
        var after = text.AsSpan(verb.End, sentence.End - verb.End);
        return text[verb.Start] > 0x2E80
            ? (Scan.Any(clause, ["向", "给", "对"]) && !Scan.Any(clause, ["向您", "给您", "为您", "向用户", "为用户", "向你"])) || Scan.Starts(after, ["给"])
            : !Scan.Starts(after, [" you"]) && Scan.Word(after, ["to", "third", "partners"]) >= 0 && Scan.Word(after.Length > 12 ? after[..12] : after, ["service", "services", "support"]) < 0;
    }

    private static bool IsToUser(string text, TextSpan sentence, TextSpan verb)
    {
        var clause = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        var after = text.AsSpan(verb.End, Math.Min(30, sentence.End - verb.End));
        return Scan.Any(clause.Length > 12 ? clause[^12..] : clause, ["向您", "给您", "为您", "向你", "向用户", "对您"]) || Scan.Starts(after, [" you ", " to you", "给您", "您"]) ||
            Scan.Any(after, [" with you", " to you", " you a "]);
    }

    private static bool IsSource(string text, TextSpan sentence, TextSpan name)
    {
        var before = text.AsSpan(sentence.Start, name.Start - sentence.Start).TrimEnd();
        return before.EndsWith("从", StringComparison.Ordinal) || before.EndsWith("来自", StringComparison.Ordinal) || before.EndsWith("from", StringComparison.OrdinalIgnoreCase) ||
            before.EndsWith("from our", StringComparison.OrdinalIgnoreCase);
    }
}
