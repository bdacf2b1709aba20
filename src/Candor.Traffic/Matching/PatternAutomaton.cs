namespace Candor.Traffic.Matching;

/// <summary>
/// Finds many byte patterns in one pass (Aho and Corasick, Communications of the ACM 18(6), 1975), over a folded alphabet: each byte has a class;
/// bytes of the class <see cref="Skip"/> are passed over, so that <c>138-0013 8000</c> is found where <c>13800138000</c> is sought.
/// </summary>
internal sealed class PatternAutomaton
{
    /// <summary>The class of bytes that are passed over.</summary>
    public const byte Skip = 255;

    private readonly byte[] _classes;
    private readonly int[] _next;
    private readonly int _shift;
    private readonly int[] _outputs;
    private readonly int[] _outputLinks;
    private readonly int[] _lengths;

    /// <summary>Builds the automaton.</summary>
    /// <param name="patterns">The patterns, as bytes of which none is of the class <see cref="Skip"/>. None is empty.</param>
    /// <param name="fold">Gives the representative of a byte, or -1 where it is passed over.</param>
    public PatternAutomaton(IReadOnlyList<byte[]> patterns, Func<byte, int> fold)
    {
        _classes = new byte[256];
        var used = new Dictionary<int, byte>();
        foreach (var b in patterns.SelectMany(static p => p))
        {
            var folded = fold(b);
            if (folded >= 0 && !used.ContainsKey(folded) && used.Count < 254)
            {
                used.Add(folded, (byte)(used.Count + 1));
            }
        }

        for (var b = 0; b < 256; b++)
        {
            var folded = fold((byte)b);
            _classes[b] = folded < 0 ? Skip : used.GetValueOrDefault(folded);
        }

        _shift = int.Log2(Math.Max(1, used.Count)) + 1;
        var stride = 1 << _shift;
        var states = patterns.Sum(static p => p.Length) + 1;
        _next = new int[states * stride];
        _outputs = new int[states];
        _outputLinks = new int[states];
        _lengths = [.. patterns.Select(static p => p.Length)];
        Array.Fill(_outputs, -1);
        var count = 1;
        var same = new List<(int State, int Pattern)>();
        for (var i = 0; i < patterns.Count; i++)
        {
            var state = 0;
            foreach (var b in patterns[i])
            {
                ref var next = ref _next[(state << _shift) + _classes[b]];
                if (next == 0)
                {
                    next = count++;
                }

                state = next;
            }

            if (_outputs[state] < 0)
            {
                _outputs[state] = i;
            }
            else
            {
                same.Add((state, i));
            }
        }

        Link(count, stride);
        Duplicates = same.ToLookup(s => _outputs[s.State], static s => s.Pattern);
    }

    /// <summary>Patterns that are the same as another, by that other.</summary>
    public ILookup<int, int> Duplicates { get; }

    /// <summary>Finds all patterns.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="matches">Takes each match.</param>
    public void Find(ReadOnlySpan<byte> data, List<PatternMatch> matches)
    {
        var state = 0;
        var next = _next;
        var classes = _classes;
        for (var i = 0; i < data.Length; i++)
        {
            var c = classes[data[i]];
            if (c == Skip)
            {
                continue;
            }

            state = next[(state << _shift) + c];
            if (state != 0 && (_outputs[state] >= 0 || _outputLinks[state] != 0))
            {
                Report(data, state, i, matches);
            }
        }
    }

    private void Link(int count, int stride)
    {
        var failure = new int[count];
        var queue = new Queue<int>();
        for (var c = 0; c < stride; c++)
        {
            if (_next[c] != 0)
            {
                queue.Enqueue(_next[c]);
            }
        }

        while (queue.TryDequeue(out var state))
        {
            for (var c = 0; c < stride; c++)
            {
                var child = _next[(state << _shift) + c];
                var fallback = _next[(failure[state] << _shift) + c];
                if (child == 0)
                {
                    _next[(state << _shift) + c] = fallback;
                    continue;
                }

                failure[child] = fallback;
                _outputLinks[child] = _outputs[fallback] >= 0 ? fallback : _outputLinks[fallback];
                queue.Enqueue(child);
            }
        }
    }

    private void Report(ReadOnlySpan<byte> data, int state, int end, List<PatternMatch> matches)
    {
        for (var s = _outputs[state] >= 0 ? state : _outputLinks[state]; s != 0; s = _outputLinks[s])
        {
            var pattern = _outputs[s];
            matches.Add(new(pattern, StartOf(data, end, _lengths[pattern]), end + 1));
        }
    }

    private int StartOf(ReadOnlySpan<byte> data, int end, int length)
    {
        for (var i = end; ; i--)
        {
            if (_classes[data[i]] != Skip && --length == 0)
            {
                return i;
            }
        }
    }
}
