namespace Candor.Dex;

/// <summary>For each index of one table of a file, the patterns that it matches.</summary>
internal sealed class MatchTable
{
    private readonly int[][] _patterns;
    private readonly bool _empty;

    public MatchTable(int count, Func<int, int[]> match)
    {
        _patterns = new int[count][];
        _empty = true;
        for (int i = 0; i < count; i++)
        {
            _patterns[i] = match(i);
            _empty &= _patterns[i].Length == 0;
        }
    }

    public ReadOnlySpan<int> this[int index] => _empty || (uint)index >= (uint)_patterns.Length ? default : _patterns[index];
}
