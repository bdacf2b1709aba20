namespace Candor.Traffic.Captures;

/// <summary>
/// Cuts the elements of <c>log.entries</c> out of a HAR file without parsing the rest: it follows strings and brackets, so that one entry at a time is in
/// memory, however large the file.
/// </summary>
internal sealed class EntrySplitter(Stream stream, int mostBytes)
{
    private const int Depth = 256;

    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly byte[] _key = new byte[16];
    private int _length;
    private int _at;
    private int _depth;
    private bool _inEntries;

    /// <summary>Where it is, in bytes from the beginning.</summary>
    public long Offset { get; private set; }

    /// <summary>How many entries were larger than is read.</summary>
    public int TooLarge { get; private set; }

    /// <summary>The next entry; null at the end.</summary>
    /// <exception cref="BadCaptureException">The file ends inside an entry, or nests too deep.</exception>
    public byte[]? Next()
    {
        while (true)
        {
            var b = Get();
            switch (b)
            {
                case < 0:
                    return _inEntries ? throw new BadCaptureException("The file ends before its list of entries does", Offset) : null;
                case '"':
                    Key();
                    break;
                case '{' when _inEntries && _depth == 3:
                    if (Entry() is { } entry)
                    {
                        return entry;
                    }

                    break;
                case '{' or '[':
                    if (++_depth > Depth)
                    {
                        throw new BadCaptureException($"It nests deeper than {Depth}", Offset);
                    }

                    break;
                case '}' or ']':
                    _depth--;
                    _inEntries &= _depth >= 3;
                    break;
            }
        }
    }

    private int Get()
    {
        if (_at == _length)
        {
            _length = stream.Read(_buffer, 0, _buffer.Length);
            _at = 0;
            if (_length == 0)
            {
                return -1;
            }
        }

        Offset++;
        return _buffer[_at++];
    }

    /// <summary>Reads a string; where it is the name of the entries and their list follows, goes into it.</summary>
    private void Key()
    {
        var n = 0;
        for (var b = Get(); b != '"'; b = Get())
        {
            if (b < 0)
            {
                return;
            }

            if (b == '\\')
            {
                Get();
            }

            if (n < _key.Length)
            {
                _key[n++] = (byte)b;
            }
        }

        if (_depth != 2 || _inEntries || !_key.AsSpan(0, n).SequenceEqual("entries"u8))
        {
            return;
        }

        var sawColon = false;
        for (var b = Get(); b >= 0; b = Get())
        {
            switch (b)
            {
                case ':':
                    sawColon = true;
                    break;
                case '[' when sawColon:
                    _depth++;
                    _inEntries = true;
                    return;
                case ' ' or '\t' or '\r' or '\n':
                    break;
                default:
                    return;
            }
        }
    }

    private byte[]? Entry()
    {
        var start = Offset;
        using var entry = new MemoryStream();
        entry.WriteByte((byte)'{');
        var (depth, isTooLarge, inString, isEscaped) = (1, false, false, false);
        while (depth > 0)
        {
            if (_at == _length)
            {
                var b = Get();
                if (b < 0)
                {
                    throw new BadCaptureException("The file ends inside an entry", start);
                }

                _at--;
                Offset--;
            }

            var from = _at;
            for (; _at < _length && depth > 0; _at++)
            {
                var b = _buffer[_at];
                if (inString)
                {
                    (inString, isEscaped) = (isEscaped || b != '"', !isEscaped && b == '\\');
                    continue;
                }

                switch (b)
                {
                    case (byte)'"':
                        inString = true;
                        break;
                    case (byte)'{' or (byte)'[':
                        depth++;
                        break;
                    case (byte)'}' or (byte)']':
                        depth--;
                        break;
                }
            }

            Offset += _at - from;
            if (!isTooLarge)
            {
                entry.Write(_buffer, from, _at - from);
                isTooLarge = entry.Length > mostBytes;
                if (isTooLarge)
                {
                    entry.SetLength(0);
                    entry.Capacity = 0;
                }
            }
        }

        if (isTooLarge)
        {
            TooLarge++;
            return null;
        }

        return entry.ToArray();
    }
}
