using System.Runtime.InteropServices;

namespace Candor.Dex;

/// <summary>
/// Sets of call targets, shared by the sites that have the same. A set of one method is written as its complement (~method), so that only
/// larger sets take room. <see cref="None"/> marks a call without a target in the app.
/// </summary>
internal sealed class TargetSets
{
    public const int None = int.MaxValue;

    private readonly List<int> _starts = [0];
    private readonly List<int> _targets = [];
    private readonly List<int> _via = [];

    public int Count => _starts.Count - 1;

    public ReadOnlySpan<int> Targets(int set) =>
        CollectionsMarshal.AsSpan(_targets)[_starts[set].._starts[set + 1]];

    public ReadOnlySpan<int> Via(int set) =>
        CollectionsMarshal.AsSpan(_via)[_starts[set].._starts[set + 1]];

    /// <summary>Adds a set; returns its number, ~method for a single target without a platform type, or <see cref="None"/>.</summary>
    public int Add(List<(int Method, int Via)> targets)
    {
        if (targets.Count == 0)
        {
            return None;
        }

        if (targets.Count == 1 && targets[0].Via < 0)
        {
            return ~targets[0].Method;
        }

        foreach ((int method, int via) in targets)
        {
            _targets.Add(method);
            _via.Add(via);
        }

        _starts.Add(_targets.Count);
        return Count - 1;
    }
}
