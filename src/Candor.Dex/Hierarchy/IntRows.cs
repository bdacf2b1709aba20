namespace Candor.Dex;

/// <summary>Rows of numbers in one array (compressed sparse rows): row i is Values[Starts[i]..Starts[i + 1]].</summary>
internal sealed class IntRows(int[] starts, int[] values)
{
    public int Count => starts.Length - 1;

    public ReadOnlySpan<int> this[int row] => values.AsSpan(starts[row], starts[row + 1] - starts[row]);

    /// <summary>Rows by value: row v holds, in rising order, the rows of this that hold v.</summary>
    /// <param name="rows">How many rows the result has; larger than every value.</param>
    public IntRows Invert(int rows)
    {
        int[] inverseStarts = new int[rows + 1];
        foreach (int value in values)
        {
            inverseStarts[value + 1]++;
        }

        for (int i = 0; i < rows; i++)
        {
            inverseStarts[i + 1] += inverseStarts[i];
        }

        int[] next = inverseStarts[..rows];
        int[] inverse = new int[values.Length];
        for (int row = 0; row < Count; row++)
        {
            foreach (int value in this[row])
            {
                inverse[next[value]++] = row;
            }
        }

        return new IntRows(inverseStarts, inverse);
    }
}
