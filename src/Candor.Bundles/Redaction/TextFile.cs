using System.Buffers;
using Candor.Bundles.Cutting;
using Candor.Bundles.Manifests;

namespace Candor.Bundles.Redaction;

/// <summary>A file of a bundle that can be redacted by parts, while it is.</summary>
internal sealed class TextFile
{
    private static readonly SearchValues<byte> NumberSigns = SearchValues.Create("0123456789.-+eE"u8);
    private readonly bool[] _takenOut;
    private readonly List<int> _ends;
    private readonly List<int> _strings = [];
    private readonly List<int> _stringEnds = [];

    public TextFile(OpenEntry entry, byte[] original)
    {
        Entry = entry;
        Original = original;
        Now = (byte[])original.Clone();
        _ends = PartCutter.Units(original, entry.Cut);
        _takenOut = new bool[_ends.Count];
        if (entry.Cut == CutKind.Json)
        {
            foreach (var (start, length) in JsonStrings.Of(original))
            {
                _strings.Add(start);
                _stringEnds.Add(start + length);
            }
        }
    }

    public OpenEntry Entry { get; }

    /// <summary>The content as it was signed.</summary>
    public byte[] Original { get; }

    /// <summary>The content with what was taken out written over.</summary>
    public byte[] Now { get; }

    public bool IsChanged { get; private set; }

    /// <summary>Whether something was taken out of a stretch.</summary>
    public bool IsTakenOut(int start, int end)
    {
        for (var unit = UnitAt(start); unit < _ends.Count && StartOf(unit) < end; unit++)
        {
            if (_takenOut[unit])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes out all units that touch a stretch.</summary>
    /// <returns>Whether any of them was still there.</returns>
    public bool TakeOut(int start, int end)
    {
        var isNew = false;
        for (var unit = UnitAt(start); unit < _ends.Count && StartOf(unit) < end; unit++)
        {
            if (_takenOut[unit])
            {
                continue;
            }

            _takenOut[unit] = true;
            IsChanged = isNew = true;
            var bytes = Now.AsSpan(StartOf(unit), _ends[unit] - StartOf(unit));
            // A number outside of strings stays a number; line ends stay, so that lines keep their numbers.
            var fill = Entry.Cut == CutKind.Json && bytes.IndexOfAnyExcept(NumberSigns) < 0 && !IsInString(StartOf(unit)) ? (byte)'1' : (byte)'*';
            foreach (ref var b in bytes)
            {
                b = b == (byte)'\n' ? b : fill;
            }
        }

        return isNew;
    }

    /// <summary>Takes out a stretch and writes a text of the same length in its place.</summary>
    public void Replace(int start, ReadOnlySpan<byte> text)
    {
        TakeOut(start, start + text.Length);
        text.CopyTo(Now.AsSpan(start));
    }

    /// <summary>The parts of each block, with whether they were taken out.</summary>
    public IEnumerable<List<(int Start, int Length, bool IsTakenOut)>> Parts()
    {
        var at = 0;
        var unit = 0;
        foreach (var lengths in PartCutter.Parts(_ends, Original.Length, BundleFormat.BlockSize))
        {
            var parts = new List<(int, int, bool)>(lengths.Count);
            foreach (var length in lengths)
            {
                while (_ends[unit] <= at)
                {
                    unit++;
                }

                parts.Add((at, length, _takenOut[unit]));
                at += length;
            }

            yield return parts;
        }
    }

    private bool IsInString(int at)
    {
        var found = _strings.BinarySearch(at);
        return found >= 0 || (~found > 0 && at < _stringEnds[~found - 1]);
    }

    private int StartOf(int unit) => unit == 0 ? 0 : _ends[unit - 1];

    private int UnitAt(int position)
    {
        var found = _ends.BinarySearch(position + 1);
        return found >= 0 ? found : ~found;
    }
}
