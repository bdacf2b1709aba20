using System.Collections.Immutable;
using System.Text;

namespace Candor.Policies.Text;

/// <summary>Puts blocks together to one normalised text: white space folded, look-alikes folded, invisible characters left out and counted.</summary>
internal sealed class TextBuilder(PolicyLimits limits)
{
    private readonly StringBuilder _text = new();
    private readonly List<Block> _blocks = [];
    private readonly List<TableGrid> _tables = [];
    private BlockKind _kind;
    private int _level;
    private int _start = -1;
    private bool _hidden;
    private bool _spacePending;
    private int _boldLength;
    private int _table = -1;

    /// <summary>How many invisible characters stood inside of words.</summary>
    public int Invisible { get; private set; }

    /// <summary>How many characters change the direction of the text.</summary>
    public int Bidirectional { get; private set; }

    /// <summary>Whether the text reached its bound and the rest was left out.</summary>
    public bool IsFull { get; private set; }

    /// <summary>How many characters are there by now.</summary>
    public int Length => _text.Length;

    /// <summary>How many blocks are closed by now.</summary>
    public int BlockCount => _blocks.Count;

    /// <summary>The number that the next table gets.</summary>
    public int NextTable => _tables.Count;

    /// <summary>Closes the open block and opens another. A block without text leaves no trace.</summary>
    public void Open(BlockKind kind, int level = 0, bool hidden = false, int table = -1)
    {
        Close();
        (_kind, _level, _hidden, _table) = (kind, level, hidden, table);
        _start = -1;
    }

    /// <summary>Adds text to the open block.</summary>
    public void Append(ReadOnlySpan<char> text, bool bold = false)
    {
        foreach (var c in text)
        {
            Append(c, bold);
        }
    }

    /// <summary>Asks for a space before the next character, unless a block begins there.</summary>
    public void Space() => _spacePending = true;

    /// <summary>Adds a mark between the cells of a row.</summary>
    public void Separator()
    {
        if (_start >= 0)
        {
            Emit(' ');
            Emit('|');
            _spacePending = true;
        }
    }

    /// <summary>Where the next character will stand, pending white space written out.</summary>
    public int Mark()
    {
        if (_spacePending && _start >= 0)
        {
            Emit(' ');
        }

        _spacePending = false;
        return _start < 0 && _text.Length > 0 ? _text.Length + 1 : _text.Length;
    }

    /// <summary>The span from a mark to here.</summary>
    public TextSpan Since(int mark) => new(Math.Min(mark, _text.Length), Math.Max(0, _text.Length - mark));

    /// <summary>Closes the open block.</summary>
    /// <returns>The number of the block; -1 where it had no text.</returns>
    public int Close()
    {
        _spacePending = false;
        if (_start < 0)
        {
            return -1;
        }

        var length = _text.Length - _start;
        _blocks.Add(new(_kind, _level, new(_start, length), _hidden, _boldLength * 10 >= length * 9, _table));
        _start = -1;
        _boldLength = 0;
        return _blocks.Count - 1;
    }

    /// <summary>Adds a table whose rows stand in blocks.</summary>
    public void Add(TableGrid table) => _tables.Add(table);

    /// <summary>The text and its blocks.</summary>
    public PolicyText Build(string mediaType, string title, ImmutableArray<NotAnalysed> gaps, bool isComplete)
    {
        Close();
        var clean = new TextBuilder(limits);
        clean.Append(title.Length > 500 ? title.AsSpan(0, 500) : title);
        return new(mediaType, clean._text.ToString().Trim(), _text.ToString(), [.. _blocks], [.. _tables], gaps, isComplete && !IsFull, (Invisible, Bidirectional));
    }

    private void Append(char c, bool bold)
    {
        switch (CharacterFold.FateOf(c))
        {
            case CharacterFate.Space:
                _spacePending = true;
                return;
            case CharacterFate.Invisible:
                Invisible += _start >= 0 && !_spacePending ? 1 : 0;
                return;
            case CharacterFate.Bidirectional:
                Bidirectional++;
                return;
            case CharacterFate.Dropped:
                return;
        }

        var folded = CharacterFold.Fold(c);
        if (_spacePending && _start >= 0 && !IsFull)
        {
            Emit(' ');
        }

        _spacePending = false;
        var before = _text.Length;
        if (CharacterFold.Ligature(c) is { } letters)
        {
            foreach (var letter in letters)
            {
                Emit(letter);
            }
        }
        else
        {
            Emit(folded);
        }

        _boldLength += bold ? _text.Length - before : 0;
    }

    private void Emit(char c)
    {
        if (_text.Length >= limits.MaxCharacters)
        {
            IsFull = true;
            return;
        }

        if (_start < 0)
        {
            if (_text.Length > 0)
            {
                _text.Append('\n');
            }

            _start = _text.Length;
        }

        _text.Append(c);
    }
}
