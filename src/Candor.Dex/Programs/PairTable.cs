using System.Numerics;

namespace Candor.Dex;

/// <summary>A map from a pair of non-negative numbers to a number: open addressing, no removal, a hash seeded by process.</summary>
internal sealed class PairTable
{
    private static readonly ulong Seed = ((ulong)(uint)HashCode.Combine(1) << 32) | (uint)HashCode.Combine(2);

    private ulong[] _keys;
    private int[] _values;
    private int _count;

    public PairTable(int capacity)
    {
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(16, Math.Min(capacity, 1 << 28) * 2L));
        _keys = new ulong[size];
        _values = new int[size];
    }

    /// <summary>The value of a pair, or -1.</summary>
    public int Find(int first, int second)
    {
        ulong key = Key(first, second);
        int slot = Probe(_keys, key);
        return _keys[slot] == key ? _values[slot] : -1;
    }

    /// <summary>Adds a value unless the pair has one; says whether it was added.</summary>
    public bool TryAdd(int first, int second, int value)
    {
        ulong key = Key(first, second);
        int slot = Probe(_keys, key);
        if (_keys[slot] == key)
        {
            return false;
        }

        _keys[slot] = key;
        _values[slot] = value;
        if (++_count * 2 > _keys.Length)
        {
            Grow();
        }

        return true;
    }

    // Zero marks an empty slot, so both numbers count from one.
    private static ulong Key(int first, int second) => ((ulong)(uint)(first + 1) << 32) | (uint)(second + 1);

    private static int Probe(ulong[] keys, ulong key)
    {
        ulong hash = (key ^ Seed) * 0x9E3779B97F4A7C15;
        hash = (hash ^ (hash >> 32)) * (Seed | 1);
        int mask = keys.Length - 1;
        int slot = (int)(hash >> 33) & mask;
        while (keys[slot] != 0 && keys[slot] != key)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        ulong[] keys = new ulong[_keys.Length * 2];
        int[] values = new int[keys.Length];
        for (int i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] != 0)
            {
                int slot = Probe(keys, _keys[i]);
                keys[slot] = _keys[i];
                values[slot] = _values[i];
            }
        }

        _keys = keys;
        _values = values;
    }
}
