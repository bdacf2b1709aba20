using Candor.Traffic.Decoding;
using Candor.Traffic.Matching;

namespace Candor.Traffic;

/// <summary>
/// Looks for the values of a persona in any bytes, as they are looked for in traffic: in plain and in other writings, encoded, compressed, disguised and
/// hashed. Not safe for use by several threads at once.
/// </summary>
public sealed class PersonaSearch
{
    private readonly PersonaIndex _index;
    private readonly LayerScanner _scanner;
    private readonly List<PatternMatch> _scratch = [];
    private readonly List<ValueMatch> _matches = [];

    /// <summary>Makes a search for a persona's values.</summary>
    public PersonaSearch(Persona persona, TrafficLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(persona);
        _index = new(persona);
        _scanner = new(_index, limits ?? TrafficLimits.Default);
    }

    /// <summary>Finds where values stand in plain, in other case, with other separators, backwards or with letters moved.</summary>
    /// <param name="data">The bytes.</param>
    /// <param name="found">Takes the first byte of each and the byte after its last.</param>
    public void FindPlain(ReadOnlySpan<byte> data, ICollection<(int Start, int End)> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        _matches.Clear();
        _index.FindValues(data, _scratch, _matches, withKeys: false);
        foreach (var match in _matches)
        {
            found.Add((match.Start, match.End));
        }

        if (_index.FindShort(data) >= 0)
        {
            found.Add((0, data.Length));
        }
    }

    /// <summary>Whether a value stands in some bytes in any form, under up to six layers of encoding; true too where the bounds end the search early.</summary>
    public bool IsIn(ReadOnlyMemory<byte> data)
    {
        _scanner.BeginFlow();
        _scanner.Read(data, Trail.Part);
        foreach (var find in _scanner.EndPart())
        {
            if (find.Basis == SightingBasis.Persona)
            {
                return true;
            }
        }

        return _scanner.IsCut;
    }
}
