namespace Candor.Dex;

/// <summary>
/// Makes equal sets of values one object. The writes and events of a summary hold few different sets again and again: each is then put into the terms of
/// a caller once, and kept once.
/// </summary>
internal sealed class SetPool
{
    /// <summary>Most sets that are remembered; then all are forgotten, and later ones are objects of their own.</summary>
    private const int MaxSets = 1 << 20;

    private readonly HashSet<int[]> _sets = new(new SameElements());

    /// <summary>The one object for a set.</summary>
    /// <param name="set">Is never changed afterwards.</param>
    public int[] Intern(int[] set)
    {
        if (set.Length == 0)
        {
            return ValueSet.Empty;
        }

        if (_sets.TryGetValue(set, out int[]? known))
        {
            return known;
        }

        if (_sets.Count >= MaxSets)
        {
            _sets.Clear();
        }

        _sets.Add(set);
        return set;
    }

    private sealed class SameElements : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? a, int[]? b) => ReferenceEquals(a, b) || a.AsSpan().SequenceEqual(b);

        public int GetHashCode(int[] set)
        {
            uint hash = (uint)set.Length;
            foreach (int element in set)
            {
                hash = ((hash << 5) | (hash >> 27)) ^ (uint)element;
                hash *= 0x9E3779B1;
            }

            return (int)hash;
        }
    }
}
