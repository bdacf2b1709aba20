namespace Candor.Dex;

/// <summary>Problems in the order in which they were met, up to a limit; then one line that says how many more there were.</summary>
internal sealed class ProblemList(int limit)
{
    private readonly List<DexProblem> _problems = [];
    private long _left;

    public void Add(DexProblem problem)
    {
        if (_problems.Count < limit)
        {
            _problems.Add(problem);
        }
        else
        {
            _left++;
        }
    }

    public void AddRange(IEnumerable<DexProblem> problems)
    {
        foreach (DexProblem problem in problems)
        {
            Add(problem);
        }
    }

    public IReadOnlyList<DexProblem> ToList() => _left == 0
        ? [.. _problems]
        : [.. _problems, new DexProblem(string.Empty, DexSection.Header, 0, $"{_left} more problems are not listed")];
}
