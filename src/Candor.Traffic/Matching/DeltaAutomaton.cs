namespace Candor.Traffic.Matching;

/// <summary>
/// Finds patterns in bytes that were all combined with one unknown byte. Under exclusive or, and under addition modulo 256, the combination of each
/// byte with the one before it does not depend on the key; so the automaton runs over those and finds every key in one pass.
/// </summary>
internal sealed class DeltaAutomaton
{
    private readonly int[] _next;
    private readonly int[] _outputs;
    private readonly int[] _lengths;
    private readonly bool _isSum;

    /// <summary>Builds the automaton.</summary>
    /// <param name="patterns">The patterns, each of at least two bytes.</param>
    /// <param name="isSum">Whether the key was added; else it was combined by exclusive or.</param>
    public DeltaAutomaton(IReadOnlyList<byte[]> patterns, bool isSum)
    {
        _isSum = isSum;
        _lengths = [.. patterns.Select(static p => p.Length)];
        var states = patterns.Sum(static p => p.Length - 1) + 1;
        _next = new int[states * 256];
        _outputs = new int[states];
        Array.Fill(_outputs, -1);
        var count = 1;
        for (var i = 0; i < patterns.Count; i++)
        {
            var state = 0;
            for (var j = 1; j < patterns[i].Length; j++)
            {
                ref var next = ref _next[(state << 8) + Delta(patterns[i][j - 1], patterns[i][j])];
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
        }

        Link(count);
    }

    /// <summary>Finds all patterns under any key but the one that changes nothing.</summary>
    public void Find(ReadOnlySpan<byte> data, List<PatternMatch> matches)
    {
        var state = 0;
        for (var i = 1; i < data.Length; i++)
        {
            state = _next[(state << 8) + Delta(data[i - 1], data[i])];
            if (state != 0 && _outputs[state] >= 0)
            {
                matches.Add(new(_outputs[state], i + 1 - _lengths[_outputs[state]], i + 1));
            }
        }
    }

    private byte Delta(byte before, byte after) => (byte)(_isSum ? after - before : after ^ before);

    private void Link(int count)
    {
        var failure = new int[count];
        var queue = new Queue<int>();
        for (var c = 0; c < 256; c++)
        {
            if (_next[c] != 0)
            {
                queue.Enqueue(_next[c]);
            }
        }

        while (queue.TryDequeue(out var state))
        {
            for (var c = 0; c < 256; c++)
            {
                var child = _next[(state << 8) + c];
                var fallback = _next[(failure[state] << 8) + c];
                if (child == 0)
                {
                    _next[(state << 8) + c] = fallback;
                    continue;
                }

                failure[child] = fallback;
                if (_outputs[child] < 0)
                {
                    _outputs[child] = _outputs[fallback];
                }

                queue.Enqueue(child);
            }
        }
    }
}
