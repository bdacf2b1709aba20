using System.Collections.Immutable;
using Candor.Policies.Contradictions;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>The disclosures of one reading, each once.</summary>
internal sealed class DisclosureLedger(string policy, Evidences evidence, int limit)
{
    private readonly Dictionary<string, string> _plain = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<(int At, int Order, Disclosure Disclosure)> _all = [];

    /// <summary>Whether the bound is reached.</summary>
    public bool IsFull => _all.Count >= limit;

    /// <summary>Whether any of them is of the collection, use or sharing of data.</summary>
    public int Count => _all.Count;

    /// <summary>The disclosures in the order of the text.</summary>
    public ImmutableArray<Disclosure> InOrder() =>
        [.. _all.OrderBy(static d => d.At).ThenBy(static d => d.Order).Select(static d => d.Disclosure)];

    /// <summary>Whether an affirmation and a denial are worded plainly and can be held against one another.</summary>
    public bool ArePlain(Disclosure affirmed, Disclosure denied) =>
        _plain.TryGetValue(affirmed.Id, out var yes) && _plain.TryGetValue(denied.Id, out var no) && (denied.Party == PartyIds.First || denied.Party == affirmed.Party && denied.Party != PartyIds.ThirdParties || Firmness.SameRecipients(no, yes));

    /// <summary>Adds what a frame says of a data type: one disclosure for each action and party.</summary>
    /// <param name="frame">The verb.</param>
    /// <param name="dataType">The data type.</param>
    /// <param name="purpose">The purpose; null where none is told.</param>
    /// <param name="source">Where it stands.</param>
    /// <param name="isVague">Whether the wording is open.</param>
    /// <param name="quote">The words.</param>
    /// <param name="path">The headings above.</param>
    /// <param name="plain">The words where they are plain enough to be held against others; null else.</param>
    public void Add(Frame frame, string dataType, string? purpose, DisclosureSource source, bool isVague, TextSpan quote, ImmutableArray<string> path, string? plain = null)
    {
        foreach (var action in frame.Actions)
        {
            foreach (var (party, name) in frame.Recipients)
            {
                var own = action is DisclosureAction.Collect or DisclosureAction.Use or DisclosureAction.Store;
                if (own == (party == PartyIds.First))
                {
                    Add(dataType, action, party, name, purpose, frame.Reading, source, isVague, quote, path, plain);
                }
            }
        }
    }

    /// <summary>Adds one disclosure.</summary>
    public void Add(
        string dataType, DisclosureAction action, string party, string? name, string? purpose, PolarityReading reading, DisclosureSource source, bool isVague, TextSpan quote, ImmutableArray<string> path, string? plain = null)
    {
        if (IsFull)
        {
            return;
        }

        var id = ContentId.Of(
            "disclosure", policy, dataType, KebabEnum.Format(action), party, name, purpose, reading.Condition, reading.Outcome.ToString(), KebabEnum.Format(reading.Modality),
            KebabEnum.Format(source), quote.Start.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (plain is not null)
        {
            _plain.TryAdd(id, plain);
        }

        if (_ids.Add(id))
        {
            _all.Add((quote.Start, _all.Count, new(
                id, policy, dataType, action, party, name, purpose, reading.Condition, reading.Outcome == Outcome.Denied ? Candor.Polarity.Denied : Candor.Polarity.Affirmed, reading.Modality, source, isVague,
                evidence.Quote(quote, path))));
        }
    }
}
