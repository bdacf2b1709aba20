using System.Text;
using Candor.Traffic.Matching;

namespace Candor.Traffic.Decoding;

/// <content>What is found, and what of it is kept.</content>
internal sealed partial class LayerScanner
{
    private void Match(ReadOnlyMemory<byte> data, Trail trail, bool withKeys)
    {
        _matches.Clear();
        _index.FindValues(data.Span, _scratch, _matches, withKeys);
        foreach (var match in _matches)
        {
            // A name inside the e-mail address that was found there is the address.
            if (!_matches.Exists(other => other.Start <= match.Start && other.End >= match.End && other.End - other.Start > match.End - match.Start))
            {
                Report(match.Value, trail, match.Step, data, match.Start, match.End - match.Start);
            }
        }
    }

    private void Shapes(ReadOnlyMemory<byte> data, Trail trail)
    {
        _shapes.Clear();
        ShapeFinder.Find(data.Span, trail.NearestName, _shapes);
        foreach (var (dataType, start, length) in _shapes)
        {
            if (_finds.Count < _limits.SightingsPerFlow)
            {
                _finds.Add(new(dataType, SightingBasis.Shape, trail.ToChain(null), start, length, Excerpt(data.Span.Slice(start, length))));
            }
        }
    }

    private bool Digest(ReadOnlySpan<byte> digest, ReadOnlyMemory<byte> shown, int offset, Trail trail)
    {
        if (!_index.Digests.TryFind(digest, out var value, out var step))
        {
            return false;
        }

        if (_finds.Count < _limits.SightingsPerFlow)
        {
            _finds.Add(new(_index.Persona.Values[value].DataType, SightingBasis.Persona, trail.ToChain(step), offset, shown.Length, Excerpt(shown.Span)));
        }

        return true;
    }

    private void Report(int value, Trail trail, string? step, ReadOnlyMemory<byte> data, int start, int length)
    {
        if (_finds.Count < _limits.SightingsPerFlow)
        {
            _finds.Add(new(_index.Persona.Values[value].DataType, SightingBasis.Persona, trail.ToChain(step), start, length, Excerpt(data.Span.Slice(start, length))));
        }
    }

    private void Joined()
    {
        for (var order = 0; order < 2; order++)
        {
            var isReversed = order == 1;
            var bytes = _pieces.OnEnd(isReversed);
            _matches.Clear();
            _index.FindJoined(bytes, _scratch, _matches);
            foreach (var match in _matches)
            {
                if (_pieces.Spans(match.Start, match.End, isReversed) is { } trails && _finds.Count < _limits.SightingsPerFlow)
                {
                    _finds.Add(new(
                        _index.Persona.Values[match.Value].DataType,
                        SightingBasis.Persona,
                        trails.First.ToChain($"joined with the {trails.Count - 1} values {(isReversed ? "before" : "after")} it"),
                        0,
                        match.End - match.Start,
                        Excerpt(bytes[match.Start..match.End])));
                }
            }
        }

        foreach (var (bytes, trail) in _pieces.Groups())
        {
            var memory = _arena.Take(bytes.Length);
            bytes.CopyTo(memory);
            Layer(memory, trail.Then("joined"));
        }
    }


    private static string Excerpt(ReadOnlySpan<byte> bytes)
    {
        const int Most = 160;
        var part = bytes[..Math.Min(Most, bytes.Length)];
        return IsText(part) ? Encoding.UTF8.GetString(part) : "0x" + Convert.ToHexStringLower(part[..Math.Min(part.Length, Most / 2)]);
    }

    /// <summary>Each thing once: what was found on the way to a deeper find of the same data type is left out.</summary>
    private static List<Find> Distinct(List<Find> finds)
    {
        var distinct = new List<Find>();
        foreach (var find in finds)
        {
            var isWay = finds.Exists(other => other.DataType == find.DataType && other.Basis <= find.Basis && other.Chain.Length > find.Chain.Length && IsPrefix(find.Chain, other.Chain));
            var isKnown = find.Basis == SightingBasis.Shape && finds.Exists(other => other.Basis == SightingBasis.Persona && other.DataType == find.DataType && other.Chain.AsSpan().StartsWith(find.Chain.AsSpan()));
            if (!isWay && !isKnown && !distinct.Exists(d => d.DataType == find.DataType && d.Offset == find.Offset && d.Length == find.Length && d.Chain.AsSpan().SequenceEqual(find.Chain.AsSpan())))
            {
                distinct.Add(find);
            }
        }

        return distinct;
    }

    private static bool IsPrefix(System.Collections.Immutable.ImmutableArray<string> shorter, System.Collections.Immutable.ImmutableArray<string> longer) =>
        longer.AsSpan().StartsWith(shorter.AsSpan()) || (shorter.Length > 1 && longer.AsSpan().StartsWith(shorter.AsSpan()[..^1]) && IsStep(shorter[^1]));

    private static bool IsStep(string step) => step.StartsWith("xor ", StringComparison.Ordinal) || step.StartsWith("subtract ", StringComparison.Ordinal);
}
