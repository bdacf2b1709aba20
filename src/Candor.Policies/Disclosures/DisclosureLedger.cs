using System.Collections.Immutable;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>The disclosures of one reading, each once.</summary>
internal sealed class DisclosureLedger(string policy, Evidences evidence, int limit)
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<(int At, int Order, Disclosure Disclosure)> _all = [];

    /// <summary>Whether the bound is reached.</summary>
    public bool IsFull => _all.Count >= limit;

    /// <summary>Whether any of them is of the collection, use or sharing of data.</summary>
    public int Count => _all.Count;

    /// <summary>The disclosures in the order of the text.</summary>
    public ImmutableArray<Disclosure> InOrder() =>
        [.. _all.OrderBy(static d => d.At).ThenBy(static d => d.Order).Select(static d => d.Disclosure)];

    /// <summary>Adds what a frame says of a data type: one disclosure for each action and party.</summary>
    public void Add(Frame frame, string dataType, string? purpose, DisclosureSource source, bool isVague, TextSpan quote, ImmutableArray<string> path)
    {
        foreach (var action in frame.Actions)
        {
            foreach (var (party, name) in frame.Recipients)
            {
                var own = action is DisclosureAction.Collect or DisclosureAction.Use or DisclosureAction.Store;
                if (own == (party == PartyIds.First))
                {
                    Add(dataType, action, party, name, purpose, frame.Reading, source, isVague, quote, path);
                }
            }
        }
    }

    /// <summary>Adds one disclosure.</summary>
    public void Add(
        string dataType, DisclosureAction action, string party, string? name, string? purpose, PolarityReading reading, DisclosureSource source, bool isVague, TextSpan quote, ImmutableArray<string> path)
    {
        if (IsFull)
        {
            return;
        }

        var id = ContentId.Of(
            "disclosure", policy, dataType, KebabEnum.Format(action), party, name, purpose, reading.Condition, reading.Outcome.ToString(), KebabEnum.Format(reading.Modality),
            KebabEnum.Format(source), quote.Start.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (_ids.Add(id))
        {
            _all.Add((quote.Start, _all.Count, new(
                id, policy, dataType, action, party, name, purpose, reading.Condition, reading.Outcome == Outcome.Denied ? Candor.Polarity.Denied : Candor.Polarity.Affirmed, reading.Modality, source, isVague,
                evidence.Quote(quote, path))));
        }
    }
}
