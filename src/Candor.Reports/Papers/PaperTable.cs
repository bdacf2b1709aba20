using System.Collections.Immutable;

namespace Candor.Reports.Papers;

/// <summary>A paper as one table.</summary>
/// <param name="Columns">The heads of the columns.</param>
/// <param name="Rows">The rows, each as long as there are columns.</param>
public sealed record PaperTable(ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows);
