namespace Candor.Traffic.Decoding;

/// <summary>
/// The values of a part on end, in their order and in the reverse, so that a value that was cut into several is found; and the pieces of numbered
/// series (<c>p1</c>, <c>p2</c>; elements of an array), so that a coded value that was cut is decoded.
/// </summary>
internal sealed class JoinedPieces
{
    private const int LongestPiece = 128;
    private const int MostPieces = 256;
    private const int LongestSeriesPiece = 4_096;

    private readonly List<byte> _bytes = [];
    private readonly List<(int Start, int Length, Trail Trail)> _pieces = [];
    private readonly List<(byte[] Bytes, Trail Trail)> _series = [];
    private byte[] _reversed = [];

    public void Clear()
    {
        _bytes.Clear();
        _pieces.Clear();
        _series.Clear();
    }

    public void Add(ReadOnlySpan<byte> value, Trail trail)
    {
        if (value.Length is > 0 and <= LongestPiece && _pieces.Count < MostPieces)
        {
            _pieces.Add((_bytes.Count, value.Length, trail));
            _bytes.AddRange(value);
        }

        if (value.Length is >= 4 and <= LongestSeriesPiece && _series.Count < 64 && IsNumbered(trail) && value.IndexOfAnyExcept(SeriesBytes) < 0)
        {
            _series.Add((value.ToArray(), trail));
        }
    }

    /// <summary>The values on end; empty where there are fewer than two.</summary>
    /// <param name="isReversed">Whether the last value comes first.</param>
    public ReadOnlySpan<byte> OnEnd(bool isReversed)
    {
        if (_pieces.Count < 2)
        {
            return [];
        }

        var bytes = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes);
        if (!isReversed)
        {
            return bytes;
        }

        if (_reversed.Length < bytes.Length)
        {
            _reversed = new byte[bytes.Length * 2];
        }

        var at = 0;
        for (var i = _pieces.Count - 1; i >= 0; i--)
        {
            bytes.Slice(_pieces[i].Start, _pieces[i].Length).CopyTo(_reversed.AsSpan(at));
            at += _pieces[i].Length;
        }

        return _reversed.AsSpan(0, at);
    }

    /// <summary>The piece in which a span begins and how many it covers; null where it lies in one, which the search of the values finds.</summary>
    public (Trail First, int Count)? Spans(int start, int end, bool isReversed)
    {
        var position = 0;
        Trail? first = null;
        var count = 0;
        for (var n = 0; n < _pieces.Count && position < end; n++)
        {
            var piece = _pieces[isReversed ? _pieces.Count - 1 - n : n];
            var next = position + piece.Length;
            if (next > start)
            {
                first ??= piece.Trail;
                count++;
            }

            position = next;
        }

        return first is not null && count is > 1 and <= 64 ? (first, count) : null;
    }

    /// <summary>The joined pieces of each numbered series.</summary>
    public IEnumerable<(byte[] Bytes, Trail Trail)> Groups()
    {
        for (var i = 0; i < _series.Count;)
        {
            var end = i + 1;
            while (end < _series.Count && AreOneSeries(_series[i].Trail, _series[end].Trail))
            {
                end++;
            }

            if (end - i is > 1 and <= 32)
            {
                yield return ([.. _series.GetRange(i, end - i).SelectMany(static p => p.Bytes)], _series[i].Trail);
            }

            // The first segments of a path are most often words.
            i = _series[i].Trail.Kind == StepKind.PathSegment && end - i <= 8 ? i + 1 : end;
        }
    }

    private static readonly System.Buffers.SearchValues<byte> SeriesBytes =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=%.@"u8);

    private static bool IsNumbered(Trail trail) =>
        trail.Kind is StepKind.JsonElement or StepKind.BinaryElement or StepKind.PathSegment || (!trail.Name.IsEmpty && char.IsAsciiDigit((char)Stem(trail, out _)));

    /// <summary>The last character of a name that counts, which is a digit for a numbered name; brackets after it do not count.</summary>
    private static byte Stem(Trail trail, out int length)
    {
        var name = trail.Name.Span.TrimEnd((byte)']');
        length = name.Length;
        while (length > 0 && char.IsAsciiDigit((char)name[length - 1]))
        {
            length--;
        }

        return name.IsEmpty ? (byte)0 : name[^1];
    }

    private static bool AreOneSeries(Trail first, Trail second)
    {
        if (first.Kind != second.Kind || !ReferenceEquals(first.Parent, second.Parent))
        {
            return false;
        }

        if (first.Kind is StepKind.JsonElement or StepKind.BinaryElement or StepKind.PathSegment)
        {
            return true;
        }

        Stem(first, out var length);
        Stem(second, out var other);
        return length == other && first.Name.Span[..length].SequenceEqual(second.Name.Span[..other]);
    }
}
