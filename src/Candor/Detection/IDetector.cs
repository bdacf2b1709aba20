using System.Collections.Immutable;
using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// Turns what was observed and read into facts that rules speak of. A detector knows no law: which rules a fact touches is data. It says of every
/// kind of finding that it answers for whether it could look for it, so that nothing passes that was not looked at.
/// </summary>
public interface IDetector
{
    /// <summary>The kinds of finding that it looks for.</summary>
    IEnumerable<FindingKind> KindsOf(LawLibrary law);

    /// <summary>What the facts lack for looking for a kind; null where they hold all it needs.</summary>
    /// <param name="kind">One of <see cref="KindsOf"/>.</param>
    /// <param name="facts">What was observed and read.</param>
    LocalizedText? Lacks(FindingKind kind, AuditFacts facts);

    /// <summary>The facts, each once. Those of a kind for which something is lacking are left out by the caller.</summary>
    IEnumerable<FindingDraft> Detect(AuditFacts facts);
}
