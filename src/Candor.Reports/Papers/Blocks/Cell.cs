using System.Collections.Immutable;

namespace Candor.Reports.Papers.Blocks;

/// <summary>A cell of a table: paragraphs.</summary>
internal sealed record Cell(ImmutableArray<ImmutableArray<Run>> Paragraphs)
{
    public static implicit operator Cell(string text) => new([[text]]);

    public static implicit operator Cell(Run run) => new([[run]]);
}
