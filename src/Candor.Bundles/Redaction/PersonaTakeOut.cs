using System.Text;
using Candor.Bundles.Cutting;
using Candor.Traffic;

namespace Candor.Bundles.Redaction;

/// <summary>Takes the values of a persona out of a file, wherever and however they stand.</summary>
internal sealed class PersonaTakeOut(Persona persona)
{
    /// <summary>From this length on a text may have been cut by who wrote it, and end in the beginning of a value.</summary>
    private const int CutText = 100;
    private const int LeastBeginning = 6;
    private readonly PersonaSearch _search = new(persona);
    private readonly byte[][] _values = [.. persona.Values.Select(static v => Encoding.UTF8.GetBytes(v.Value)).Where(static v => v.Length > LeastBeginning)];
    private readonly List<(int Start, int End)> _found = [];

    /// <summary>Takes them out.</summary>
    /// <returns>Whether nothing is left; where false, the file has to be taken out whole.</returns>
    public bool From(TextFile file)
    {
        if (file.Entry.Cut == CutKind.Json)
        {
            foreach (var (start, length) in JsonStrings.Of(file.Original))
            {
                InString(file, start, length);
            }

            foreach (var (start, length) in JsonStrings.Numbers(file.Original))
            {
                if (Plain(file, start, length) || _search.IsIn(file.Original.AsMemory(start, length)))
                {
                    file.TakeOut(start, start + length);
                }
            }

            return true;
        }

        Plain(file, 0, file.Original.Length);
        foreach (var (start, length) in Runs(file.Now, 0, file.Now.Length))
        {
            if (_search.IsIn(file.Now.AsMemory(start, length)))
            {
                file.TakeOut(start, start + length);
            }
        }

        return !_search.IsIn(file.Now);
    }

    private void InString(TextFile file, int start, int length)
    {
        if (length < 4)
        {
            return;
        }

        Plain(file, start, length);
        if (length >= CutText)
        {
            Beginning(file, start, length);
        }

        if (!_search.IsIn(JsonStrings.Value(file.Now, start, length)))
        {
            return;
        }

        // Something is there in another form: first the run of signs that holds it, else all of it.
        foreach (var (from, count) in Runs(file.Now, start, length))
        {
            if (_search.IsIn(JsonStrings.Value(file.Now, from, count)))
            {
                file.TakeOut(from, from + count);
            }
        }

        if (_search.IsIn(JsonStrings.Value(file.Now, start, length)))
        {
            file.TakeOut(start, start + length);
        }
    }

    private bool Plain(TextFile file, int start, int length)
    {
        _found.Clear();
        _search.FindPlain(file.Original.AsSpan(start, length), _found);
        foreach (var (from, to) in _found)
        {
            file.TakeOut(start + from, start + to);
        }

        return _found.Count > 0;
    }

    private void Beginning(TextFile file, int start, int length)
    {
        var text = file.Original.AsSpan(start, length);
        foreach (var value in _values)
        {
            for (var n = Math.Min(value.Length - 1, length); n >= LeastBeginning; n--)
            {
                if (text.EndsWith(value.AsSpan(0, n)))
                {
                    file.TakeOut(start + length - n, start + length);
                    break;
                }
            }
        }
    }

    /// <summary>The runs of at least eight signs that a coded value is made of.</summary>
    private static IEnumerable<(int Start, int Length)> Runs(byte[] bytes, int start, int length)
    {
        for (var i = start; i < start + length; i++)
        {
            var from = i;
            while (i < start + length && (char.IsAsciiLetterOrDigit((char)bytes[i]) || bytes[i] >= 0x80 || "+/=_-%.@:"u8.Contains(bytes[i])))
            {
                i++;
            }

            if (i - from >= 8)
            {
                yield return (from, i - from);
            }
        }
    }
}
