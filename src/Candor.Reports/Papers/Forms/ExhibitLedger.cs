using System.Collections.Immutable;
using System.Globalization;

namespace Candor.Reports.Papers.Forms;

/// <summary>Numbers exhibits through a paper, each piece of evidence of a subject once, in the order in which items name them.</summary>
internal sealed class ExhibitLedger(Language language, bool isOfMany)
{
    private readonly List<PaperExhibit> _exhibits = [];
    private readonly Dictionary<(int Subject, string Evidence), string> _numbers = [];
    private readonly Dictionary<int, int> _counts = [];

    /// <summary>The exhibits so far.</summary>
    public ImmutableArray<PaperExhibit> Exhibits => [.. _exhibits];

    /// <summary>The number of a piece of evidence.</summary>
    public string Number(int subject, Evidence evidence)
    {
        if (!_numbers.TryGetValue((subject, evidence.Id), out var number))
        {
            var count = _counts[subject] = _counts.GetValueOrDefault(subject) + 1;
            number = isOfMany ? string.Create(CultureInfo.InvariantCulture, $"{subject}-{count}") : count.ToString(CultureInfo.InvariantCulture);
            _numbers[(subject, evidence.Id)] = number;
            _exhibits.Add(new(number, subject, evidence.Id, Labels.Of(evidence.Locator).In(language), EvidencePlace.Of(evidence.Locator, language), evidence.Blob));
        }

        return number;
    }
}
