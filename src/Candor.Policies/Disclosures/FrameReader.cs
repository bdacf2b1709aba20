using System.Collections.Immutable;
using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Finds the verbs of a sentence and what each states.</summary>
internal sealed class FrameReader(PolicyLexicon lexicon, Recipients recipients)
{
    private const int Furthest = 6;

    /// <summary>The frames of a sentence, in order. Coordinated verbs (收集、使用和存储) make one frame.</summary>
    public List<Frame> Read(string text, TextSpan sentence)
    {
        var verbs = VerbLexicon.Matcher.Find(text, sentence);
        if (verbs.Count > 0)
        {
            // 通话记录 holds 记录 and is no verb.
            var types = lexicon.DataTypes.Find(text, sentence);
            verbs.RemoveAll(v => types.Exists(t => t.Span.Start <= v.Span.Start && t.Span.End >= v.Span.End));
        }

        MakeAvailable(text, sentence, verbs);
        var frames = new List<Frame>();
        if (verbs.Count == 0)
        {
            return frames;
        }

        verbs.RemoveAll(v => IsUsedFor(text, sentence, v.Span) || (v.Value == VerbClass.Other && Scan.Starts(text.AsSpan(v.Span.End, sentence.End - v.Span.End), ["后的", "过的", "处理后的", "处理的", "方式", "形式", "技术", "算法", "通道", "措施"])));
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
        var subject = Subjects.By(text, sentence, span.Start, actors) ?? Subjects.Of(text, sentence, span.Start, actors);
        if (group[0].Value == VerbClass.Other)
        {
            // "We do not request your contacts" asks for data; "you can request a copy" does not.
            if (subject?.Actor != Actor.We || !text.AsSpan(span.Start, span.Length).StartsWith("request", StringComparison.OrdinalIgnoreCase) || text.AsSpan(span.End).StartsWith(" that", StringComparison.OrdinalIgnoreCase))
            {
                return new(span, [], [], PolarityReading.None);
            }

            group = [new(span, VerbClass.Collect)];
        }

        var reading = PolarityReader.Read(words, span.Start - sentence.Start, span.Length);
        var others = recipients.Of(text, sentence, named, actors.Where(a => a.Value == Actor.ThirdParty && !IsSource(text, sentence, a.Span)).ToList(), true);
        var actions = ImmutableArray.CreateBuilder<DisclosureAction>();
        var to = ImmutableArray.CreateBuilder<(string, string?)>();
        foreach (var verb in group)
        {
            switch (verb.Value)
            {
                case VerbClass.Collect or VerbClass.Use or VerbClass.Store when subject?.Actor == Actor.ThirdParty:
                    Add(DisclosureAction.Share, others.Length > 0 ? others : [(PartyIds.ThirdParties, null)]);
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
                case VerbClass.Provide when subject?.Actor == Actor.You || (subject is null && IsAsked(text, sentence, span)):
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

    // "make your address available to others" gives it, though its verb is in two pieces.
    private static void MakeAvailable(string text, TextSpan sentence, List<TermHit<VerbClass>> verbs)
    {
        var words = text.AsSpan(sentence.Start, sentence.Length);
        var available = words.IndexOf(" available to ", StringComparison.OrdinalIgnoreCase);
        if (available < 0)
        {
            return;
        }

        var make = Scan.Word(words[Math.Max(0, available - 80)..available], ["make", "makes", "making", "made"]);
        if (make >= 0)
        {
            var span = new TextSpan(sentence.Start + Math.Max(0, available - 80) + make, 4);
            if (!verbs.Exists(v => v.Span.Start <= span.Start && v.Span.End >= span.End))
            {
                verbs.Add(new(span, VerbClass.Share));
                verbs.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
            }
        }
    }

    // 用于 is a verb of its own only where it is denied: "不会将…用于广告".
    private static bool IsUsedFor(string text, TextSpan sentence, TextSpan verb)
    {
        if (!text.AsSpan(verb.Start, verb.Length).Contains("用于", StringComparison.Ordinal))
        {
            return false;
        }

        var clause = text.AsSpan(sentence.Start, verb.End - sentence.Start);
        clause = clause[(clause.LastIndexOfAny("，；。：") + 1)..];
        return !Scan.Any(clause, ["不会", "不用于", "不得", "不将", "不把", "绝不", "禁止"]);
    }

    // "Please enter your number": the user is asked without being named.
    private static bool IsAsked(string text, TextSpan sentence, TextSpan verb)
    {
        var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start).Trim();
        return before.IsEmpty || before.Equals("please", StringComparison.OrdinalIgnoreCase) || before.EndsWith("请", StringComparison.Ordinal);
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
            ? (Scan.Any(clause, ["向", "给", "对"]) && !Scan.Any(clause, ["向您", "给您", "为您", "向用户", "为用户", "向你"])) || Scan.Starts(after, ["给"]) || text.AsSpan(verb.Start, verb.Length).EndsWith("给", StringComparison.Ordinal)
            : !Scan.Starts(after, [" you "]) && Scan.Word(after, ["to", "third", "partners"]) >= 0 && Scan.Word(after.Length > 12 ? after[..12] : after, ["service", "services", "support"]) < 0;
    }

    private static bool IsToUser(string text, TextSpan sentence, TextSpan verb)
    {
        var clause = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        var after = text.AsSpan(verb.End, Math.Min(30, sentence.End - verb.End));
        if (text.AsSpan(verb.Start, verb.Length).StartsWith("对外", StringComparison.Ordinal))
        {
            return false;
        }

        return Scan.Any(clause.Length > 12 ? clause[^12..] : clause, ["向您", "给您", "为您", "向你", "向用户", "对您"]) || Scan.Starts(after, [" you ", " to you", "给您"]) || (Scan.Starts(after, ["您"]) && !Scan.Starts(after, ["您的"])) ||
            Scan.Any(after, [" with you", " to you", " you a "]);
    }

    private static bool IsSource(string text, TextSpan sentence, TextSpan name)
    {
        var before = text.AsSpan(sentence.Start, name.Start - sentence.Start).TrimEnd();
        return before.EndsWith("从", StringComparison.Ordinal) || before.EndsWith("来自", StringComparison.Ordinal) || before.EndsWith("from", StringComparison.OrdinalIgnoreCase) ||
            before.EndsWith("from our", StringComparison.OrdinalIgnoreCase);
    }
}
