using System.Collections.Immutable;

namespace Candor.Detection;

/// <summary>Turns what was observed and read into facts that rules speak of. A detector knows no law: which rules a fact touches is data.</summary>
public interface IDetector
{
    /// <summary>The ids of the detectors of the catalogue that this code answers for.</summary>
    ImmutableArray<string> Ids { get; }

    /// <summary>Whether the facts hold what it needs; where not, its detectors are reported as not analysed.</summary>
    bool CanRun(AuditFacts facts);

    /// <summary>The facts, each once.</summary>
    IEnumerable<FindingDraft> Detect(AuditFacts facts);
}
