using Candor.Law;

namespace Candor.Detection;

/// <summary>D28: personal data that was sent without encryption, as the address of the request shows. One fact a party.</summary>
internal sealed class ClearTransportDetector : IDetector
{
    private const int MostHosts = 4;

    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("personal-data-in-clear");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => facts.Observation.Recipients.IsEmpty ? Lack.Traffic : null;

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        var clear = facts.Observation.Evidence
            .Where(static e => e.Locator is TrafficLocator { Part: not "set-cookie" } locator && IsClear(locator.Url))
            .ToDictionary(static e => e.Id, static e => ((TrafficLocator)e.Locator).Host, StringComparer.Ordinal);
        var groups = facts.Observation.Practices
            .Where(static p => p is { Action: PracticeAction.Sends, Certainty: Certainty.Observed })
            .Select(p => (Practice: p, Evidence: p.Evidence.Where(clear.ContainsKey).ToList()))
            .Where(static p => p.Evidence.Count > 0)
            .GroupBy(static p => p.Practice.Party, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var evidence = group.SelectMany(static g => g.Evidence).Distinct(StringComparer.Ordinal).ToList();
            var hosts = evidence.Select(e => clear[e]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            yield return PageFacts.Fact(
                "personal-data-in-clear",
                group.Key,
                facts.NamesOfDataTypes(group.Select(static g => g.Practice.DataType)),
                facts.NameOfParty(group.Key),
                LocalizedText.Same(string.Join(", ", hosts.Take(MostHosts)) + (hosts.Count > MostHosts ? ", …" : string.Empty)),
                evidence,
                isConclusive: true,
                group.Select(static g => g.Practice.Id));
        }
    }

    private static bool IsClear(string url) => url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("ws://", StringComparison.OrdinalIgnoreCase);
}
