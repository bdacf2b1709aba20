using System.Collections.Immutable;

namespace Candor.Reports.Model;

/// <summary>What one party does with one data type, and what the policies say of it.</summary>
/// <param name="Party">The id of the party.</param>
/// <param name="DataType">The id of the data type.</param>
/// <param name="Practices">The practices, the best known first.</param>
/// <param name="Statements">The comparisons, the worst first, those with the same verdict and disclosures once.</param>
/// <param name="Gravity">How bad the worst comparison is: 0 none, 1 clear, to 5 incorrect.</param>
internal sealed record MatrixRow(
    string Party,
    string DataType,
    ImmutableArray<Practice> Practices,
    ImmutableArray<Consistency> Statements,
    int Gravity);
