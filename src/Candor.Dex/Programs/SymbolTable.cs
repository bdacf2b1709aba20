namespace Candor.Dex;

/// <summary>
/// Gives equal byte strings the same number, counted from 0 in the order of arrival. An open-addressing table; the hash is seeded by process,
/// so that a file cannot be made to collide, and no result depends on the order within the table.
/// </summary>
internal sealed class SymbolTable
{
    private readonly List<ReadOnlyMemory<byte>> _symbols = [];
    private int[] _slots = new int[1024];
    private int[] _hashes = new int[1024];

    public int Count => _symbols.Count;

    public ReadOnlySpan<byte> this[int symbol] => _symbols[symbol].Span;

    public string Text(int symbol) => Mutf8.Decode(_symbols[symbol].Span);

    public int Find(ReadOnlySpan<byte> bytes) => _slots[Probe(bytes, Hash(bytes))] - 1;

    public int Intern(ReadOnlyMemory<byte> memory)
    {
        ReadOnlySpan<byte> bytes = memory.Span;
        int hash = Hash(bytes);
        int slot = Probe(bytes, hash);
        if (_slots[slot] != 0)
        {
            return _slots[slot] - 1;
        }

        _symbols.Add(memory);
        _slots[slot] = _symbols.Count;
        _hashes[slot] = hash;
        if (_symbols.Count * 2 > _slots.Length)
        {
            Grow();
        }

        return _symbols.Count - 1;
    }

    private static int Hash(ReadOnlySpan<byte> bytes)
    {
        HashCode hash = default;
        hash.AddBytes(bytes);
        return hash.ToHashCode();
    }

    private int Probe(ReadOnlySpan<byte> bytes, int hash)
    {
        int mask = _slots.Length - 1;
        int slot = hash & mask;
        while (_slots[slot] != 0 && (_hashes[slot] != hash || !bytes.SequenceEqual(_symbols[_slots[slot] - 1].Span)))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        int[] slots = new int[_slots.Length * 2];
        int[] hashes = new int[slots.Length];
        for (int i = 0; i < _slots.Length; i++)
        {
            if (_slots[i] != 0)
            {
                int slot = _hashes[i] & (slots.Length - 1);
                while (slots[slot] != 0)
                {
                    slot = (slot + 1) & (slots.Length - 1);
                }

                slots[slot] = _slots[i];
                hashes[slot] = _hashes[i];
            }
        }

        _slots = slots;
        _hashes = hashes;
    }
}
