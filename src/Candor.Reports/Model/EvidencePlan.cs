using System.Collections.Immutable;
using Candor.Reports.Html;

namespace Candor.Reports.Model;

/// <summary>
/// Which evidence the report shows, where, and under which number. Each piece is shown once: under the first finding that rests on it,
/// or in the appendix where a table points to it. Only what is shown here can be linked to, so no link leads nowhere.
/// </summary>
internal sealed class EvidencePlan
{
    private readonly Dictionary<string, Evidence> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Evidence>.Builder _appendix = ImmutableArray.CreateBuilder<Evidence>();
    private readonly Dictionary<string, ImmutableArray<Evidence>> _underFinding = new(StringComparer.Ordinal);

    private EvidencePlan(IEnumerable<Evidence> all)
    {
        foreach (var evidence in all)
        {
            _byId.TryAdd(evidence.Id, evidence);
        }
    }

    /// <summary>The evidence of the appendix, in its order.</summary>
    public ImmutableArray<Evidence> Appendix => _appendix.ToImmutable();

    /// <summary>How many pieces the report shows.</summary>
    public int Shown => _numbers.Count;

    /// <summary>Plans a report.</summary>
    /// <param name="all">All evidence of the audit.</param>
    /// <param name="issues">The findings that are shown in full, in their order.</param>
    /// <param name="linked">The ids that the tables point to, in their order; one list a row.</param>
    /// <param name="limits">How much is shown.</param>
    public static EvidencePlan Of(IEnumerable<Evidence> all, IReadOnlyCollection<Finding> issues, IEnumerable<IEnumerable<string>> linked, HtmlReportLimits limits)
    {
        var plan = new EvidencePlan(all);
        var share = Math.Clamp(limits.Evidence / Math.Max(1, issues.Count), 1, limits.EvidencePerFinding);
        foreach (var finding in issues)
        {
            plan._underFinding.TryAdd(finding.Id, [.. finding.Evidence.Where(plan.Claim).Take(share).Select(id => plan.Show(id))]);
        }

        foreach (var id in linked.SelectMany(row => row.Where(plan._byId.ContainsKey).Take(limits.LinksPerRow)))
        {
            if (plan._appendix.Count >= limits.Appendix)
            {
                break;
            }

            if (plan.Claim(id))
            {
                plan._appendix.Add(plan.Show(id));
            }
        }

        return plan;
    }

    /// <summary>The place of evidence in the page.</summary>
    public static Anchor PlaceOf(string id) => Anchor.Of("ev", id);

    /// <summary>The evidence that is shown under a finding for the first time.</summary>
    public ImmutableArray<Evidence> Under(Finding finding) => _underFinding.GetValueOrDefault(finding.Id, []);

    /// <summary>The number of evidence that is shown, from 1; 0 where it is not.</summary>
    public int NumberOf(string id) => _numbers.GetValueOrDefault(id);

    /// <summary>The evidence with an id, shown or not; null where the audit has none.</summary>
    public Evidence? Find(string id) => _byId.GetValueOrDefault(id);

    private bool Claim(string id) => _byId.ContainsKey(id) && !_numbers.ContainsKey(id);

    private Evidence Show(string id)
    {
        _numbers.Add(id, _numbers.Count + 1);
        return _byId[id];
    }
}
