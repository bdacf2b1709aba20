using System.Collections.Immutable;
using Candor.Policies.Text;

namespace Candor.Policies.Structure;

/// <summary>A policy's sections and sentences.</summary>
internal sealed record PolicyStructure(ImmutableArray<Section> Sections, ImmutableArray<Sentence> Sentences)
{
    /// <summary>The headings above a sentence.</summary>
    public ImmutableArray<string> PathOf(Sentence sentence) => sentence.Section < 0 ? [] : Sections[sentence.Section].Path;
}
