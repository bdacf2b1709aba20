using Candor.Knowledge;
using Candor.Law;
using Candor.Particulars;

namespace Candor.Reports.Papers;

/// <summary>How papers are made.</summary>
/// <param name="Language">The language of the paper.</param>
/// <param name="Particulars">What no audit knows.</param>
/// <param name="Knowledge">The knowledge, for the heads under which kinds of finding are told and the names of purposes; where null, findings stand under their own titles.</param>
public sealed record PaperOptions(Language Language, PaperParticulars Particulars, KnowledgeBase? Knowledge)
{
    /// <summary>The law of the knowledge.</summary>
    internal LawLibrary? Law => Knowledge?.Law;

    /// <summary>How many pieces of evidence of one finding are exhibits; the others are counted.</summary>
    public int ExhibitsPerFinding { get; init; } = 8;
}
